// What reads registries, as one piece: whoever reads one needs all of it, and each piece that is loaded on its own costs more than it holds.

export { credentialSource } from './credentials.ts';
export { registries } from './oci.ts';
export { registryAuth } from './oci-auth.ts';
