// Texts that hold nothing but themselves.
//
// V8 keeps a part of a text as a view of the whole: who keeps the name of an attestation keeps the SBOM of megabytes that it was read from, and a run
// keeps the names of hundreds. Nothing in the language says so, and nothing in it copies a text; what is put together anew and cut again is a copy.

/** Shorter parts are copies as it is (V8's SlicedString::kMinLength). */
const VIEWED = 13;

/** The same text, of its own bytes. */
export function ownText(text: string): string {
  return text.length < VIEWED ? text : ` ${text}`.slice(1);
}
