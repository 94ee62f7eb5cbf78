// Images and their evidence, written into a registry's content or onto disk: everything that tools have ever stored about an image, forged.
//
// What is signed is right unless options bend it: bytes, digests, log entries and timestamps fit each other, and verify under the trust root of the
// virtual Sigstore that signed. It proves nothing about interoperability with the tools; recorded layouts do.

export * from './images/image.ts';
export * from './images/cosign.ts';
export * from './images/referrers.ts';
export * from './images/layout.ts';
