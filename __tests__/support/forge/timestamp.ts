// RFC 3161 timestamps: TimeStampResp around a CMS SignedData (RFC 5652) with one signer.
//
// A token says that its authority saw these bytes (here: a signature) at `genTime`, and nothing about who brought them.

import { randomBytes } from 'node:crypto';
import { distinguishedName, makeIssuer, signatureAlgorithm, type Issuer } from './certificate.ts';
import { certificateTime, constructed, generalizedTime, integer, nul, octets, oid, sequence, setOf, tlv } from './der.ts';
import { digest, makeKey, sha256, signWith, type HashName, type SigningKey } from './keys.ts';

const OID_HASH: Readonly<Record<HashName, string>> = { sha256: '2.16.840.1.101.3.4.2.1', sha384: '2.16.840.1.101.3.4.2.2', sha512: '2.16.840.1.101.3.4.2.3' };
const OID_SIGNED_DATA = '1.2.840.113549.1.7.2';
const OID_TST_INFO = '1.2.840.113549.1.9.16.1.4';
const OID_CONTENT_TYPE = '1.2.840.113549.1.9.3';
const OID_MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const OID_SIGNING_TIME = '1.2.840.113549.1.9.5';
const OID_SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
/** The policy that Sigstore's authorities put into their tokens. */
const OID_POLICY = '1.3.6.1.4.1.57264.2';

/** What a token is asked to say. */
export interface TokenRequest {
  readonly at: Date;
  /** Hash of the message imprint. */
  readonly hash?: HashName;
  /** Writes `genTime` with milliseconds. */
  readonly milliseconds?: boolean;
  /** Embeds the signing certificate. */
  readonly certificate?: boolean;
  /** PKIStatus; 0 is granted. */
  readonly status?: number;
  /** Signs with another key than the authority's: a token nobody vouches for. */
  readonly key?: SigningKey;
  /** The digest that stands for the message, where whoever asks keeps the message. */
  readonly imprint?: Uint8Array;
  /** What whoever asks wants to see again. */
  readonly nonce?: Uint8Array;
}

/** A timestamp authority: a root, and a signing certificate below it. */
export class TimestampAuthority {
  readonly baseUrl: string;
  /** Signing certificate first, root last. */
  readonly issuers: readonly [Issuer, Issuer];

  constructor(baseUrl: string, options: { readonly organization: string; readonly commonName: string; readonly notBefore: Date; readonly notAfter: Date }) {
    const { organization, commonName, notBefore, notAfter } = options;
    const rootName = distinguishedName({ organization, commonName: `${commonName} root` });
    const name = distinguishedName({ organization, commonName });
    const root = makeIssuer({ name: rootName, key: makeKey(), notBefore, notAfter, use: 'authority' }, null);
    this.baseUrl = baseUrl;
    this.issuers = [makeIssuer({ name, key: makeKey(), notBefore, notAfter, use: 'time-stamping' }, root), root];
  }

  get chain(): readonly Buffer[] { return this.issuers.map((issuer) => issuer.certificate); }
  get root(): Issuer { return this.issuers[1]; }

  /** A whole TimeStampResp over `message`. */
  stamp(message: Uint8Array, request: TokenRequest): Buffer {
    const info = tstInfo(message, request);
    const key = request.key ?? this.issuers[0].key;
    const content = sequence(oid(OID_SIGNED_DATA), constructed(0, this.#signedData(info, key, request)));
    return sequence(sequence(integer(request.status ?? 0)), content);
  }

  #signedData(info: Buffer, key: SigningKey, request: TokenRequest): Buffer {
    const [signer, root] = this.issuers;
    const attributes = [
      attribute(OID_CONTENT_TYPE, oid(OID_TST_INFO)),
      attribute(OID_SIGNING_TIME, certificateTime(request.at)),
      attribute(OID_MESSAGE_DIGEST, octets(sha256(info))),
      attribute(OID_SIGNING_CERTIFICATE_V2, sequence(sequence(sequence(octets(sha256(signer.certificate)))))),
    ];
    // What is signed has the tag of a SET; what is written has the tag [0] in its place (RFC 5652 §5.4).
    const set = setOf(...attributes);
    const written = Buffer.concat([Buffer.from([0xa0]), set.subarray(1)]);
    const sha256Id = sequence(oid(OID_HASH.sha256));
    const signerInfo = sequence(
      integer(1), sequence(root.name, integer(signer.serial)), sha256Id, written, signatureAlgorithm(key), octets(signWith(key, set)),
    );
    const certificates = request.certificate === true ? [constructed(0, signer.certificate)] : [];
    const encapsulated = sequence(oid(OID_TST_INFO), constructed(0, octets(info)));
    return sequence(integer(3), tlv(0x31, sha256Id), encapsulated, ...certificates, tlv(0x31, signerInfo));
  }
}

function tstInfo(message: Uint8Array, request: TokenRequest): Buffer {
  const hash = request.hash ?? 'sha256';
  const imprint = sequence(sequence(oid(OID_HASH[hash]), nul()), octets(request.imprint ?? digest(hash, message)));
  const nonce = request.nonce === undefined ? [] : [integer(request.nonce)];
  return sequence(integer(1), oid(OID_POLICY), imprint, integer(randomBytes(8)), generalizedTime(request.at, request.milliseconds), sequence(integer(1)), ...nonce);
}

const attribute = (type: string, value: Buffer): Buffer => sequence(oid(type), tlv(0x31, value));
