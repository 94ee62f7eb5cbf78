// Where something was written: in a policy, or in the inputs.

/** A place in a document. Lines and columns count from 1; for inputs, `file` is `inputs` and both are 0. */
export interface At { readonly file: string; readonly line: number; readonly column: number }

/** The place of everything that inputs say. */
export const AT_INPUTS: At = { file: 'inputs', line: 0, column: 0 };
