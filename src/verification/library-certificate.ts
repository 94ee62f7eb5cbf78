// Certificates in the shape the verification library takes, which does each thing once.
//
// For every time that a witness proves, the library compares all certificates of a chain with each other, each by writing both as DER anew, and
// verifies the authorities' signatures over each other, which are the same for every candidate of a run. Most of a verification is that. What is
// written and whether a signature fits depend on nothing but the certificates, and nobody changes one after it was read: the library takes an
// extension out of a clone, which is parsed anew. So both are kept with the certificate they are of, and not a single check is left out.

import { ASN1Obj, X509Certificate } from '@sigstore/core';

/** A certificate that is written once, and verified once under each issuer. */
export class LibraryCertificate extends X509Certificate {
  readonly #verified = new WeakMap<X509Certificate, boolean>();

  /** Parses DER as the library does, and throws what it throws. */
  static override parse(der: Buffer<ArrayBuffer>): LibraryCertificate {
    return new LibraryCertificate(writtenOnce(ASN1Obj.parseBuffer(der), [SIGNED_PART, PUBLIC_KEY]));
  }

  override verify(issuer?: X509Certificate): boolean {
    // Without an issuer: under its own key.
    const by = issuer ?? this;
    const known = this.#verified.get(by);
    if (known !== undefined) return known;
    const verified = super.verify(issuer);
    this.#verified.set(by, verified);
    return verified;
  }
}

/** Where the key stands in the signed part of a certificate: the library asks for these three as DER (RFC 5280 §4.1). */
const SIGNED_PART = 0;
const PUBLIC_KEY = 6;

class WrittenOnce extends ASN1Obj {
  #der: Buffer | null = null;

  override toDER(): Buffer {
    return (this.#der ??= super.toDER());
  }
}

/** The element, and those on the way down from it, each written once. */
function writtenOnce({ tag, value, subs }: ASN1Obj, [at, ...below]: readonly number[]): ASN1Obj {
  return new WrittenOnce(tag, value, subs.map((sub, index) => (index === at ? writtenOnce(sub, below) : sub)));
}
