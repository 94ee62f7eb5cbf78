// X.509 certificates (RFC 5280) and certificate transparency (RFC 6962 §3.2): the certificate authority and its logs.
//
// A leaf is as Fulcio writes it: no subject, one critical alternative name, code signing, ten minutes, an SCT. Each of these can be asked to be
// otherwise, because verifiers must notice.

import { randomBytes } from 'node:crypto';
import { bits, boolean, certificateTime, constructed, integer, nul, octets, oid, primitive, sequence, setOf, utf8 } from './der.ts';
import { digest, makeKey, sha256, signWith, type SigningKey } from './keys.ts';

export const FULCIO_ARC = '1.3.6.1.4.1.57264.1';
export const OID_SCT = '1.3.6.1.4.1.11129.2.4.2';
export const EKU_CODE_SIGNING = '1.3.6.1.5.5.7.3.3';
export const EKU_TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

/** A certificate extension with its extnValue as it is, without the OCTET STRING around it. */
export interface Extension { readonly oid: string; readonly value: Uint8Array; readonly critical?: boolean }

/** The alternative names of a leaf, in this order: uri, email, dns, otherName, then `raw` GeneralNames in DER. */
export interface Names {
  readonly uri?: readonly string[];
  readonly email?: readonly string[];
  readonly dns?: readonly string[];
  /** Fulcio's username: an otherName of type .57264.1.7. */
  readonly otherName?: string;
  readonly raw?: readonly Uint8Array[];
}

/** A distinguished name in DER. */
export function distinguishedName(parts: { readonly organization?: string; readonly commonName?: string }): Buffer {
  const attributes: [string, string | undefined][] = [['2.5.4.10', parts.organization], ['2.5.4.3', parts.commonName]];
  return sequence(...attributes.flatMap(([type, value]) => (value === undefined ? [] : [setOf(sequence(oid(type), utf8(value)))])));
}

/** What an authority writes into a certificate. */
export interface CertificateFields {
  readonly subject: Buffer;
  readonly spki: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly extensions: readonly Extension[];
  readonly serial?: Uint8Array;
}

/** A certificate that can sign others, or timestamps. */
export interface Issuer { readonly certificate: Buffer; readonly name: Buffer; readonly serial: Buffer; readonly key: SigningKey }

const SIGNATURE_ALGORITHMS: Readonly<Record<string, string>> = {
  'P-256': '1.2.840.10045.4.3.2', 'P-384': '1.2.840.10045.4.3.3', 'P-521': '1.2.840.10045.4.3.4', RSA: '1.2.840.113549.1.1.11',
};

/** The AlgorithmIdentifier of signatures by this key. */
export function signatureAlgorithm(key: SigningKey): Buffer {
  const algorithm = SIGNATURE_ALGORITHMS[key.kind];
  if (algorithm === undefined) throw new RangeError(`no authority of the forge signs with ${key.kind}`);
  return sequence(oid(algorithm), ...(key.kind === 'RSA' ? [nul()] : []));
}

function toBeSigned(fields: CertificateFields, serial: Buffer, issuerName: Buffer, key: SigningKey): Buffer {
  return sequence(
    constructed(0, integer(2)), integer(serial), signatureAlgorithm(key), issuerName,
    sequence(certificateTime(fields.notBefore), certificateTime(fields.notAfter)), fields.subject, Buffer.from(fields.spki),
    constructed(3, sequence(...fields.extensions.map(extensionDer))),
  );
}

function extensionDer({ oid: id, value, critical = false }: Extension): Buffer {
  return sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(value));
}

// Positive and never the same: two certificates of one authority must not share a serial number.
const newSerial = (): Buffer => Buffer.concat([Buffer.from([0x4a]), randomBytes(15)]);

/** Signs a certificate. */
export function signCertificate(fields: CertificateFields, issuer: Pick<Issuer, 'name' | 'key'>): { certificate: Buffer; serial: Buffer } {
  const serial = Buffer.from(fields.serial ?? newSerial());
  const tbs = toBeSigned(fields, serial, issuer.name, issuer.key);
  return { certificate: sequence(tbs, signatureAlgorithm(issuer.key), bits(signWith(issuer.key, tbs))), serial };
}

const keyIdentifier = (spki: Uint8Array): Buffer => digest('sha1', spki);
const subjectKeyId = (spki: Uint8Array): Extension => ({ oid: '2.5.29.14', value: octets(keyIdentifier(spki)) });
const authorityKeyId = (spki: Uint8Array): Extension => ({ oid: '2.5.29.35', value: sequence(primitive(0, keyIdentifier(spki))) });
const basicConstraints = (isCa: boolean): Extension => ({ oid: '2.5.29.19', critical: true, value: sequence(...(isCa ? [boolean(true)] : [])) });
const extendedKeyUsage = (usages: readonly string[], critical = false): Extension => ({ oid: '2.5.29.37', critical, value: sequence(...usages.map(oid)) });

const DIGITAL_SIGNATURE = { oid: '2.5.29.15', critical: true, value: bits(Buffer.from([0x80]), 7) };
const CERTIFICATE_SIGN = { oid: '2.5.29.15', critical: true, value: bits(Buffer.from([0x06]), 1) };

/** What kind of certificate an issuer of the forge has. */
export interface IssuerRequest {
  readonly name: Buffer;
  readonly key: SigningKey;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly use: 'authority' | 'time-stamping';
}

/** Makes a certificate authority, or the signing certificate of a timestamp authority; self-signed where there is no parent. */
export function makeIssuer(request: IssuerRequest, parent: Issuer | null): Issuer {
  const { name, key, notBefore, notAfter } = request;
  const ca = request.use === 'authority';
  const extensions = [
    ...(ca ? [CERTIFICATE_SIGN, basicConstraints(true)] : [DIGITAL_SIGNATURE, extendedKeyUsage([EKU_TIME_STAMPING], true)]),
    subjectKeyId(key.spki), authorityKeyId(parent?.key.spki ?? key.spki),
  ];
  const signed = signCertificate({ subject: name, spki: key.spki, notBefore, notAfter, extensions }, parent ?? { name, key });
  return { ...signed, name, key };
}

/** A leaf to be issued. What is not said is as Fulcio does it. */
export interface LeafRequest {
  readonly spki: Uint8Array;
  readonly names: Names;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Behind the usual extensions, before the SCT list. */
  readonly extensions: readonly Extension[];
  /** Who attests that the certificate was logged, one SCT each. */
  readonly ctLogs: readonly CtLog[];
  readonly sctAt: Date;
  readonly subject?: Buffer;
  /** Extended key usages; an empty list leaves the extension out. */
  readonly usages?: readonly string[];
  /** Says that the leaf is itself an authority. */
  readonly ca?: boolean;
}

/** Issues a leaf. The SCTs are over the certificate without them, as RFC 6962 §3.2 wants. */
export function issueLeaf(request: LeafRequest, issuer: Issuer): Buffer {
  const usages = request.usages ?? [EKU_CODE_SIGNING];
  const extensions: Extension[] = [
    ...(request.ca === true ? [CERTIFICATE_SIGN, basicConstraints(true)] : [DIGITAL_SIGNATURE]),
    ...(usages.length === 0 ? [] : [extendedKeyUsage(usages)]),
    subjectKeyId(request.spki), authorityKeyId(issuer.key.spki),
    { oid: '2.5.29.17', critical: true, value: generalNames(request.names) },
    ...request.extensions,
  ];
  const fields = { subject: request.subject ?? sequence(), spki: request.spki, notBefore: request.notBefore, notAfter: request.notAfter, serial: newSerial() };
  if (request.ctLogs.length > 0) {
    const tbs = toBeSigned({ ...fields, extensions }, fields.serial, issuer.name, issuer.key);
    extensions.push(sctList(request.ctLogs.map((log) => log.promise(tbs, issuer.key.spki, request.sctAt))));
  }
  return signCertificate({ ...fields, extensions }, issuer).certificate;
}

function generalNames(names: Names): Buffer {
  const other = names.otherName === undefined ? [] : [constructed(0, oid(`${FULCIO_ARC}.7`), constructed(0, utf8(names.otherName)))];
  return sequence(...textNames(6, names.uri), ...textNames(1, names.email), ...textNames(2, names.dns), ...other, ...(names.raw ?? []).map((raw) => Buffer.from(raw)));
}

// Written in UTF-8 even where the standard wants ASCII: hostile names are names too.
function textNames(tag: number, values: readonly string[] = []): Buffer[] {
  return values.map((value) => primitive(tag, Buffer.from(value, 'utf8')));
}

/**
 * The Fulcio extension number `n` of arc .57264.1. Text is written raw for 1 to 6 and as UTF8String from 8 on; bytes are the extnValue as it is.
 */
export function fulcioExtension(n: number, value: string | Uint8Array): Extension {
  const encoded = typeof value !== 'string' ? value : n <= 6 ? Buffer.from(value, 'utf8') : utf8(value);
  return { oid: `${FULCIO_ARC}.${n}`, value: encoded };
}

function sctList(scts: readonly Buffer[]): Extension {
  const list = Buffer.concat(scts.flatMap((sct) => [uint(sct.length, 2), sct]));
  return { oid: OID_SCT, value: octets(Buffer.concat([uint(list.length, 2), list])) };
}

function uint(value: number, width: 2 | 3 | 6): Buffer {
  const bytes = Buffer.alloc(width);
  bytes.writeUIntBE(value, 0, width);
  return bytes;
}

/** A certificate transparency log. Its promises are all that is ever seen of it. */
export class CtLog {
  readonly baseUrl: string;
  readonly key: SigningKey;
  readonly logId: Buffer;

  constructor(baseUrl: string) {
    this.baseUrl = baseUrl;
    this.key = makeKey();
    this.logId = sha256(this.key.spki);
  }

  /** A signed certificate timestamp over a certificate that is yet without it. */
  promise(tbs: Uint8Array, issuerSpki: Uint8Array, at: Date): Buffer {
    const time = Buffer.concat([Buffer.alloc(2), uint(at.getTime(), 6)]);
    const noExtensions = Buffer.alloc(2);
    const precertificate = Buffer.concat([sha256(issuerSpki), uint(tbs.length, 3), tbs]);
    const signature = signWith(this.key, Buffer.concat([Buffer.from([0, 0]), time, Buffer.from([0, 1]), precertificate, noExtensions]));
    const algorithm = Buffer.from([4, 3]); // sha256, ecdsa
    return Buffer.concat([Buffer.from([0]), this.logId, time, noExtensions, algorithm, uint(signature.length, 2), signature]);
  }
}

/** A certificate authority: a root, and below it an intermediate one that issues, unless there is only the root. */
export class CertificateAuthority {
  readonly baseUrl: string;
  /** The one nearest to the leaf first, the root last. */
  readonly issuers: readonly [Issuer, ...Issuer[]];

  constructor(baseUrl: string, options: { readonly organization: string; readonly keyKind: 'P-256' | 'P-384'; readonly intermediate: boolean; readonly notBefore: Date; readonly notAfter: Date }) {
    const { organization, notBefore, notAfter } = options;
    const authority = (commonName: string, parent: Issuer | null): Issuer =>
      makeIssuer({ name: distinguishedName({ organization, commonName }), key: makeKey(options.keyKind), notBefore, notAfter, use: 'authority' }, parent);
    this.baseUrl = baseUrl;
    const root = authority('root', null);
    this.issuers = options.intermediate ? [authority('intermediate', root), root] : [root];
  }

  get chain(): readonly Buffer[] { return this.issuers.map((issuer) => issuer.certificate); }
  get root(): Issuer { return this.issuers.at(-1) ?? this.issuers[0]; }

  issue(request: LeafRequest): Buffer { return issueLeaf(request, this.issuers[0]); }
}

/** The bytes of a context-specific primitive GeneralName, for names that Fulcio would never write. */
export const rawGeneralName = (tag: number, bytes: Uint8Array): Buffer => primitive(tag, bytes);
