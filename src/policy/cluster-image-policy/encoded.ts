// What stands in documents as text of bytes: base64, PEM, and the places of templates that nobody filled.

import { createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import { limits } from '../../domain/limits.ts';

/** One block of PEM (RFC 7468). */
export interface PemBlock { readonly label: string; readonly der: Buffer }

/** The blocks of a text in PEM, whatever stands between them; null where one of them is none. Taken apart by position: nothing here backtracks. */
export function pemBlocks(text: string): readonly PemBlock[] | null {
  const blocks: PemBlock[] = [];
  for (let from = text.indexOf('-----BEGIN '); from >= 0; from = text.indexOf('-----BEGIN ', from)) {
    const open = text.indexOf('-----', from + 11);
    const label = open < 0 ? '' : text.slice(from + 11, open);
    const end = `-----END ${label}-----`;
    const close = open < 0 ? -1 : text.indexOf(end, open + 5);
    const der = close < 0 ? null : decodeBase64(text.slice(open + 5, close).replaceAll(/[ \t]/g, ''));
    if (der === null || der.length === 0) return null;
    blocks.push({ label, der });
    from = close + end.length;
  }
  return blocks;
}

/** Bytes in base64 as Kubernetes reads them: the standard alphabet, padded, over any number of lines; null for anything else. */
export function decodeBase64(text: string): Buffer | null {
  const line = text.replaceAll(/[\r\n]/g, '');
  return line.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(line) ? Buffer.from(line, 'base64') : null;
}

/** The public key of the first block of a text; null where it is none. */
export function readPublicKey(text: string): KeyObject | null {
  const [block] = pemBlocks(text) ?? [];
  if (block?.label !== 'PUBLIC KEY' && block?.label !== 'RSA PUBLIC KEY') return null;
  try {
    return createPublicKey({ key: block.der, format: 'der', type: block.label === 'PUBLIC KEY' ? 'spki' : 'pkcs1' });
  } catch {
    // Not a key that OpenSSL reads.
    return null;
  }
}

/** The certificates of a text; null where there is none, or anything else among them. */
export function readCertificates(text: string): readonly X509Certificate[] | null {
  const blocks = pemBlocks(text);
  if (blocks === null || blocks.length === 0 || blocks.some(({ label }) => label !== 'CERTIFICATE')) return null;
  try {
    return blocks.map(({ der }) => new X509Certificate(der));
  } catch {
    // Not a certificate that OpenSSL reads.
    return null;
  }
}

/** Certificates as one chain, the one nearest to what was signed first; null where they are not one chain, or too many. A cluster takes them in any order. */
export function inChain(certificates: readonly X509Certificate[]): readonly X509Certificate[] | null {
  if (certificates.length > limits.policyChain) return null;
  const [first, ...others] = certificates.filter((one) => !certificates.some((other) => issued(other, one)));
  if (first === undefined || others.length > 0) return null;
  const chain = [first];
  for (let next = nextOf(first); next !== undefined; next = nextOf(next)) chain.push(next);
  return chain.length === certificates.length ? chain : null;

  function nextOf(last: X509Certificate): X509Certificate | undefined {
    return certificates.find((one) => !chain.includes(one) && issued(last, one));
  }
}

function issued(of: X509Certificate, by: X509Certificate): boolean {
  try {
    return of !== by && of.checkIssued(by) && of.verify(by.publicKey);
  } catch {
    // A key that OpenSSL cannot verify with has issued nothing.
    return false;
  }
}

/** Whether a text is the name of something that a script puts there: documents of examples and tests are full of them. */
export function isPlaceholder(text: string): boolean {
  return /^(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|\$\{?[A-Za-z_]\w*\}?|\{\{[^{}]*\}\})$/.test(text.trim());
}
