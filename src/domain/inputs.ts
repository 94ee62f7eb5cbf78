// Raw inputs: what a host read, before anybody asked what it means. Every value may come from the event that started the run.

/**
 * Values by name of input, one per occurrence, in the order in which they were given.
 *
 * Names are as in action.yml: lower case, with hyphens. A name that is not there was not set; `''` was given and is empty. Names that no input
 * has are in it too, so that configuration reports all of them at once.
 */
export type RawInputs = ReadonlyMap<string, readonly string[]>;
