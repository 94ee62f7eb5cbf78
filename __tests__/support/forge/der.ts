// A minimal DER writer (X.690): what certificates and timestamp tokens are made of.
//
// It writes whatever it is told, valid or not: the forge makes hostile certificates too. Nothing here parses.

/** One DER element: tag, minimal length, content. */
export function tlv(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const value = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag]), lengthOf(value.length), value]);
}

// Short form below 128, else the number of length bytes and the length, big endian.
function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

export const sequence = (...items: readonly Uint8Array[]): Buffer => tlv(0x30, ...items);
export const octets = (bytes: Uint8Array): Buffer => tlv(0x04, bytes);
/** A BIT STRING; `unused` bits at the end of the last byte do not count. */
export const bits = (bytes: Uint8Array, unused = 0): Buffer => tlv(0x03, Buffer.from([unused]), bytes);
export const utf8 = (text: string): Buffer => tlv(0x0c, Buffer.from(text, 'utf8'));
export const boolean = (value: boolean): Buffer => tlv(0x01, Buffer.from([value ? 0xff : 0x00]));
export const nul = (): Buffer => tlv(0x05);
/** `[n]` around other elements. */
export const constructed = (n: number, ...items: readonly Uint8Array[]): Buffer => tlv(0xa0 | n, ...items);
/** `[n]` instead of the tag of a primitive: the content is given without its own tag. */
export const primitive = (n: number, content: Uint8Array): Buffer => tlv(0x80 | n, content);

/** SET OF: DER wants the elements sorted by their encoding (X.690 §11.6). */
export function setOf(...items: readonly Uint8Array[]): Buffer {
  return tlv(0x31, ...items.toSorted((a, b) => Buffer.compare(a, b)));
}

/** A non-negative INTEGER; bytes are taken as an unsigned number. */
export function integer(value: number | Uint8Array): Buffer {
  const hex = typeof value === 'number' ? value.toString(16) : Buffer.from(value).toString('hex');
  const even = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  const first = even.findIndex((byte) => byte !== 0);
  const bytes = first < 0 ? Buffer.from([0]) : even.subarray(first);
  return tlv(0x02, ...((bytes[0] ?? 0) & 0x80 ? [Buffer.from([0])] : []), bytes);
}

/** An OBJECT IDENTIFIER from dotted text. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tlv(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(arc: number): number[] {
  const bytes = [arc % 128];
  for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) bytes.unshift((left % 128) | 0x80);
  return bytes;
}

/** `YYYYMMDDHHMMSSZ`, with `.fff` where milliseconds are asked for. */
export function generalizedTime(date: Date, milliseconds = false): Buffer {
  const digits = date.toISOString().replaceAll(/[-:T]/g, '');
  return tlv(0x18, Buffer.from(milliseconds ? digits : `${digits.slice(0, 14)}Z`));
}

/** The time of a certificate: UTCTime until 2049, GeneralizedTime from 2050 (RFC 5280 §4.1.2.5). */
export function certificateTime(date: Date): Buffer {
  const year = date.getUTCFullYear();
  if (year < 1950 || year >= 2050) return generalizedTime(date);
  return tlv(0x17, Buffer.from(`${date.toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`));
}
