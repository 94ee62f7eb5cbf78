// What a leaf certificate says, read strictly (RFC 5280 §4.1).
//
// Reading is not believing: the chain is verified in sigstore.ts. Both work on the same bytes; the signature there covers what is read here,
// because a certificate whose bytes are not the DER the verifier would write again is refused.

import { limits } from '../domain/limits.ts';
import { decodeText, DerError, readElements, readOid, readOne, tags, type Element } from './der.ts';

/** One extension; `value` is the contents of its OCTET STRING. */
export interface Extension { readonly oid: string; readonly critical: boolean; readonly value: Buffer }

/** One alternative name. `other` is Fulcio's username (OID 1.3.6.1.4.1.57264.1.7). */
export interface AlternativeName { readonly kind: 'uri' | 'email' | 'dns' | 'other'; readonly value: string }

const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';
const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const CODE_SIGNING = '1.3.6.1.5.5.7.3.3';
const FULCIO_USERNAME = '1.3.6.1.4.1.57264.1.7';

/** Extensions a verifier may leave unread although marked critical, because they are read here or by the chain check (RFC 5280 §4.2). */
const UNDERSTOOD: ReadonlySet<string> = new Set([SUBJECT_ALTERNATIVE_NAME, BASIC_CONSTRAINTS, KEY_USAGE, EXTENDED_KEY_USAGE]);

/** The extensions of a certificate by OID. Throws `DerError`, also for an extension that stands twice. */
export function readExtensions(der: Buffer): ReadonlyMap<string, Extension> {
  const certificate = readElements(readOne(der, tags.sequence).content);
  const [tbs, algorithm, signature] = certificate;
  if (certificate.length !== 3 || tbs?.tag !== tags.sequence || algorithm === undefined || signature?.tag !== tags.bitString) throw new DerError('is not a certificate');
  const fields = readElements(tbs.content);
  requireOneAlgorithm(fields, algorithm, signature);
  // extensions [3] EXPLICIT Extensions OPTIONAL
  const explicit = fields.filter((element) => element.tag === 0xa3);
  const extensions = new Map<string, Extension>();
  if (explicit.length > 1) throw new DerError('has two lists of extensions');
  for (const element of explicit[0] === undefined ? [] : readElements(readOne(explicit[0].content, tags.sequence).content)) {
    const extension = readExtension(element);
    // Which of two equal ones counts is a matter of taste, so neither does.
    if (extensions.has(extension.oid)) throw new DerError(`has the extension ${extension.oid} twice`);
    extensions.set(extension.oid, extension);
  }
  return extensions;
}

// What stands outside of the signed part must say the same as inside (RFC 5280 §4.1.1.2), and a signature is whole bytes. Whoever holds the key could
// otherwise log their certificate in a form that verifies here and that those who watch the log cannot parse.
function requireOneAlgorithm(fields: readonly Element[], algorithm: Element, signature: Element): void {
  // version [0] EXPLICIT Version DEFAULT v1, serialNumber, signature, …
  const inside = fields[fields[0]?.tag === 0xa0 ? 2 : 1];
  if (inside?.tag !== algorithm.tag || !inside.content.equals(algorithm.content)) throw new DerError('names two algorithms for its signature');
  if (signature.content[0] !== 0) throw new DerError('has a signature that is not of whole bytes');
}

function readExtension(element: Element): Extension {
  if (element.tag !== tags.sequence) throw new DerError('has an extension that is no sequence');
  const parts = readElements(element.content);
  const oid = parts[0];
  const value = parts.at(-1);
  if (parts.length < 2 || parts.length > 3 || oid?.tag !== tags.oid || value?.tag !== tags.octetString) throw new DerError('has a malformed extension');
  if (value.content.length > limits.extensionBytes && readOid(oid.content).startsWith('1.3.6.1.4.1.57264.')) throw new DerError('has an extension that is too large');
  const flag = parts.length === 3 ? parts[1] : undefined;
  if (flag !== undefined && (flag.tag !== tags.boolean || flag.content.length !== 1)) throw new DerError('has a malformed extension');
  return { oid: readOid(oid.content), critical: flag !== undefined && flag.content[0] !== 0, value: value.content };
}

/** All alternative names that can identify a signer, in their order. Throws `DerError`. */
export function readAlternativeNames(extensions: ReadonlyMap<string, Extension>): readonly AlternativeName[] {
  const extension = extensions.get(SUBJECT_ALTERNATIVE_NAME);
  if (extension === undefined) return [];
  const names = readElements(readOne(extension.value, tags.sequence).content);
  if (names.length > limits.subjectAlternativeNames) throw new DerError('has too many names');
  return names.flatMap((name) => readName(name));
}

// GeneralName ::= CHOICE { otherName [0], rfc822Name [1], dNSName [2], …, uniformResourceIdentifier [6], … }
function readName(name: Element): readonly AlternativeName[] {
  switch (name.tag) {
    case 0x86: return [{ kind: 'uri', value: readAscii(name.content) }];
    case 0x81: return [{ kind: 'email', value: readAscii(name.content) }];
    case 0x82: return [{ kind: 'dns', value: readAscii(name.content) }];
    case 0xa0: return readOtherName(name.content);
    // Directory names, addresses and the like identify no signer of ours.
    default: return [];
  }
}

function readOtherName(content: Buffer): readonly AlternativeName[] {
  const [type, value, ...rest] = readElements(content);
  if (type?.tag !== tags.oid || value?.tag !== 0xa0 || rest.length > 0) throw new DerError('has a malformed name');
  return readOid(type.content) === FULCIO_USERNAME ? [{ kind: 'other', value: decodeText(readOne(value.content, tags.utf8String).content) }] : [];
}

// IA5String. The verification library clears the eighth bit instead, so that 0xEF reads as "o".
function readAscii(content: Buffer): string {
  if (content.length > limits.extensionBytes) throw new DerError('has a name that is too long');
  if (content.some((byte) => byte > 0x7f)) throw new DerError('has a name that is not ASCII');
  return decodeText(content);
}

/** Why this certificate may not sign code; null when it may: it is no authority, is for signatures and for code, and has no critical extension nobody reads. */
export function whyNotForSigning(extensions: ReadonlyMap<string, Extension>): string | null {
  const basic = extensions.get(BASIC_CONSTRAINTS);
  const [authority] = basic === undefined ? [] : readElements(readOne(basic.value, tags.sequence).content);
  if (authority?.tag === tags.boolean && authority.content[0] !== 0) return 'is that of an authority';
  const use = extensions.get(KEY_USAGE);
  // KeyUsage ::= BIT STRING { digitalSignature (0), … }: a byte with the number of unused bits, then the bits from the highest on.
  if (use !== undefined && ((readOne(use.value, tags.bitString).content[1] ?? 0) & 0x80) === 0) return 'is not for signatures';
  const usage = extensions.get(EXTENDED_KEY_USAGE);
  const purposes = usage === undefined ? [CODE_SIGNING] : readElements(readOne(usage.value, tags.sequence).content).map((purpose) => readOid(purpose.content));
  if (!purposes.includes(CODE_SIGNING)) return 'is not for code signing';
  const unread = [...extensions.values()].find((extension) => extension.critical && !UNDERSTOOD.has(extension.oid));
  return unread === undefined ? null : `has the critical extension ${unread.oid}, which nobody here reads`;
}

/** Whether a certificate says what it is for (RFC 5280 §4.2.1.12). One that does not may be for anything: a server, a person's mail. */
export function statesPurpose(extensions: ReadonlyMap<string, Extension>): boolean {
  return extensions.has(EXTENDED_KEY_USAGE);
}
