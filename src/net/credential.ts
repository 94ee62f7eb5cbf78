// What a registry is told about who asks, in the three forms that credentials are stored in.
//
// All of it is secret: nothing here is printed, and no error that this folder throws quotes any of it. Which host a credential is for is not part of
// it; net/credentials.ts hands it out for one repository, and net/oci-auth.ts holds it for one registry.

/** A name and a password. */
export interface Login { readonly username: string; readonly password: string }

/**
 * A credential for one registry.
 *
 * `basic` is changed for a token, or sent as it is where the registry asks for that. `refresh` is an identity token, changed for a token by OAuth2;
 * `login` is what was stored beside it, for token servers that know no OAuth2. `bearer` is such a token already.
 */
export type Credential =
  | ({ readonly kind: 'basic' } & Login)
  | { readonly kind: 'refresh'; readonly token: string; readonly login: Login | null }
  | { readonly kind: 'bearer'; readonly token: string };

/** The user name that says that the password is an identity token (docker-credential-helpers). */
const TOKEN_USER = '<token>';

/** The credential that a name and a secret are, null where both are empty. */
export function credentialOf(username: string, secret: string): Credential | null {
  if (username === TOKEN_USER) return secret === '' ? null : { kind: 'refresh', token: secret, login: null };
  return username === '' && secret === '' ? null : { kind: 'basic', username, password: secret };
}

/** The value of `Authorization` for a login (RFC 7617). */
export function basicAuthorization(login: Login): string {
  return `Basic ${encoded(login)}`;
}

/** Whether a text can stand in `Authorization: Bearer`, wider than RFC 6750 §2.1 as servers are, and without what would begin another header. */
export function isBearerToken(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}

/** Every text by which a credential could show itself in a log: the secret, and the header that it is sent in. */
export function secretsOf(credential: Credential): readonly string[] {
  switch (credential.kind) {
    case 'basic': return loginSecrets(credential);
    case 'refresh': return [credential.token, ...(credential.login === null ? [] : loginSecrets(credential.login))];
    case 'bearer': return [credential.token];
    default: return credential satisfies never;
  }
}

function loginSecrets(login: Login): readonly string[] {
  const header = encoded(login);
  // Also without its padding: files hold it either way.
  return [login.password, header, header.replace(/=+$/, '')];
}

function encoded({ username, password }: Login): string {
  return Buffer.from(`${username}:${password}`).toString('base64');
}
