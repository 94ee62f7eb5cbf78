// Characters that do not show: whoever reviews a text sees another one than the machine reads.

/**
 * What has no visible shape of its own: controls, format characters (bidirectional, zero-width, tags), lone surrogates, private use, separators,
 * blanks other than the space, fillers, variation selectors. With the flag `g`, for replacing.
 */
export const INVISIBLE =
  /\p{Cc}|\p{Cf}|\p{Cs}|\p{Co}|\p{Zl}|\p{Zp}|(?! )\p{Zs}|[\u115f\u1160\u2800\u3164\uffa0]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu;

/** Whether everything in a text shows. */
export function isVisible(text: string): boolean {
  return text.search(INVISIBLE) < 0;
}
