// A strict reader of DER (X.690), as far as certificates need it.
//
// The verification library parses certificates leniently and speculatively (an OCTET STRING that happens to look like a SEQUENCE becomes one).
// Facts that policy relies on are read here instead, from the same bytes, and anything that is not plain DER is refused: two parsers that disagree
// about one certificate would let its author be two people. All input is attacker-controlled.

/** The bytes are not the DER that is expected. */
export class DerError extends Error {
  override readonly name = 'DerError';
}

/** One element: its tag byte and its contents. */
export interface Element { readonly tag: number; readonly content: Buffer }

/** Tags used in certificates. */
export const tags = { boolean: 0x01, bitString: 0x03, octetString: 0x04, oid: 0x06, utf8String: 0x0c, sequence: 0x30 } as const;

/** Reads the elements that fill `der` to its last byte. Throws `DerError`. */
export function readElements(der: Buffer): readonly Element[] {
  const elements: Element[] = [];
  for (let at = 0; at < der.length; ) {
    const { element, end } = readElement(der, at);
    elements.push(element);
    at = end;
  }
  return elements;
}

/** Nesting of constructed elements. A certificate has eight; the check recurses. */
const DEPTH = 32;

/**
 * Checks that `der` is DER down to its last constructed element: every length definite and as short as it can be. Throws `DerError`.
 *
 * The verification library checks an authority's signature over the bytes it writes again. Where everything is written in the only way there is, those
 * are the bytes that are read here.
 */
export function requireStrict(der: Buffer, depth = 0): void {
  if (depth > DEPTH) throw new DerError('is nested too deep');
  for (const { tag, content } of readElements(der)) if ((tag & 0x20) !== 0) requireStrict(content, depth + 1);
}

/** Reads `der` as exactly one element with this tag. Throws `DerError`. */
export function readOne(der: Buffer, tag: number): Element {
  const [element, ...rest] = readElements(der);
  if (element === undefined || rest.length > 0 || element.tag !== tag) throw new DerError(`needs one element with the tag ${tag}`);
  return element;
}

function readElement(der: Buffer, start: number): { readonly element: Element; readonly end: number } {
  const tag = der.readUInt8(start);
  // High tag numbers do not occur in certificates.
  if ((tag & 0x1f) === 0x1f) fail();
  const first = der[start + 1] ?? fail();
  let at = start + 2;
  let length = first;
  if (first > 0x80) {
    const bytes = first - 0x80;
    // 4 GiB is more than any bound upstream lets through; the first byte must count and a short form must not be written long.
    if (bytes > 4 || at + bytes > der.length || der[at] === 0) fail();
    length = der.readUIntBE(at, bytes);
    at += bytes;
    if (length < 0x80) fail();
  } else if (first === 0x80) {
    fail();
  }
  const end = at + length;
  if (end > der.length) fail();
  return { element: { tag, content: der.subarray(at, end) }, end };
}

/** The dotted text of an OBJECT IDENTIFIER's contents. Throws `DerError`. */
export function readOid(content: Buffer): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const [index, byte] of content.entries()) {
    if (arc === 0 && byte === 0x80) throw new DerError('has a padded object identifier');
    arc = arc * 128 + (byte & 0x7f);
    if (arc > Number.MAX_SAFE_INTEGER / 128) throw new DerError('has an object identifier that is too large');
    if (byte & 0x80) {
      if (index === content.length - 1) throw new DerError('has an object identifier that does not end');
      continue;
    }
    if (arcs.length === 0) arcs.push(Math.min(Math.floor(arc / 40), 2), arc - Math.min(Math.floor(arc / 40), 2) * 40);
    else arcs.push(arc);
    arc = 0;
  }
  if (arcs.length === 0) throw new DerError('has an empty object identifier');
  return arcs.join('.');
}

/** Text of a UTF8String element that fills `der`. Throws `DerError`. */
export function readUtf8String(der: Buffer): string {
  return decodeText(readOne(der, tags.utf8String).content);
}

/** UTF-8 text without control characters. Throws `DerError`: a NUL or a line break in a name means two things to two readers. */
export function decodeText(bytes: Buffer): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new DerError('has text that is not UTF-8', { cause });
  }
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(text)) throw new DerError('has a control character in a text');
  return text;
}

function fail(): never {
  throw new DerError('is not DER');
}
