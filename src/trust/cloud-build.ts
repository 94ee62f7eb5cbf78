// The keys of Google Cloud Build that are built in (seeds/cloud-build/ORIGIN.md). They count only where an input names that builder.

/** A key by the name that envelopes give it; `spki` is SubjectPublicKeyInfo in base64. */
export interface BuiltInKey { readonly keyid: string; readonly spki: string }

/** The built-in keys. */
export async function cloudBuildKeys(): Promise<readonly BuiltInKey[]> {
  const { default: keys } = await import('./seeds/cloud-build/keys.json', { with: { type: 'json' } });
  return keys;
}
