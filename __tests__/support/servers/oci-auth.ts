// Who may read: nobody asked, Basic, or tokens of a token server (distribution's token specification, its OAuth2 form included).
//
// Everything about it is a field that a test changes when it likes. Tokens are opaque, and known by the registry that issued them.

import { randomUUID } from 'node:crypto';
import { errorReply, jsonReply, reply, type OciAsked, type Reply } from './oci-traffic.ts';

/** Somebody with a password, and the repositories they may use; all where none are named. */
export interface User { readonly user: string; readonly password: string; readonly repositories?: readonly string[] }

export interface AuthOptions {
  scheme: 'none' | 'basic' | 'bearer';
  /** Whether anybody may pull, or which repositories. */
  anonymous: boolean | readonly string[];
  users: readonly User[];
  /** Identity tokens that the OAuth2 form takes. */
  refreshTokens: readonly string[];
  /** WWW-Authenticate, verbatim; null: the right one. */
  challenge: string | null;
  /** The scope in the challenge; null: the right one. The challenge of `/v2/` has none unless one is given. */
  challengeScope: string | null;
  /** The realm in the challenge; null: the token server's own address. */
  realm: string | null;
  service: string;
  /** Seconds a token lives; null is not stated, and sixty. */
  expiresIn: number | null;
  /** How many requests a token is good for. */
  uses: number;
  /** What the answer calls the token. `neither` forgets it. */
  field: 'token' | 'access_token' | 'both' | 'neither';
  /** Whether the token server takes POST. */
  post: boolean;
  /** What somebody gets who may not pull: no token, or one that is good for nothing. */
  refusal: 'no-token' | 'empty-token';
  now: () => number;
}

const OPEN: AuthOptions = {
  scheme: 'none', anonymous: true, users: [], refreshTokens: [], challenge: null, challengeScope: null, realm: null, service: 'registry.test',
  expiresIn: 300, uses: Number.POSITIVE_INFINITY, field: 'both', post: true, refusal: 'no-token', now: Date.now,
};

type Action = 'pull' | 'push';
interface Access { readonly repository: string; readonly actions: readonly string[] }
interface Issued { readonly access: readonly Access[]; readonly expires: number; left: number }

/** The rules of one registry, and the tokens that it gave. */
export class RegistryAuth {
  readonly options: AuthOptions;
  readonly #tokens = new Map<string, Issued>();

  constructor(options: Partial<AuthOptions> = {}) {
    this.options = { ...OPEN, ...options };
  }

  /** Gives a token without being asked over the wire. */
  issue(...access: readonly Access[]): string {
    const token = `token-${randomUUID()}`;
    const { expiresIn, uses, now } = this.options;
    this.#tokens.set(token, { access, expires: now() + (expiresIn ?? 60) * 1000, left: uses });
    return token;
  }

  /** Takes back every token. */
  revoke(): void {
    this.#tokens.clear();
  }

  /** Null where the request may go on, else the answer that sends it away. */
  admit(asked: OciAsked, realm: URL): Reply | null {
    const { scheme } = this.options;
    if (scheme === 'none') return null;
    const action: Action = asked.kind === 'push' ? 'push' : 'pull';
    const problem = scheme === 'basic' ? this.#basicProblem(asked, action) : this.#tokenProblem(asked, action);
    if (problem === null) return null;
    return errorReply(401, 'UNAUTHORIZED', 'authentication required', undefined, this.challenge(asked, realm, problem));
  }

  /** The headers of a 401; none where nobody is asked. */
  challenge(asked: OciAsked, realm: URL, problem = ''): Readonly<Record<string, string>> {
    const { scheme, challenge, challengeScope, service } = this.options;
    if (challenge !== null) return { 'www-authenticate': challenge };
    const address = this.options.realm ?? (scheme === 'basic' ? 'registry' : realm.href);
    if (scheme === 'none') return {};
    if (scheme === 'basic') return { 'www-authenticate': `Basic realm="${address}",service="${service}"` };
    const own = asked.repository === null ? null : `repository:${asked.repository}:${asked.kind === 'push' ? 'pull,push' : 'pull'}`;
    const scope = challengeScope ?? own;
    const more = [...(scope === null ? [] : [`scope="${scope}"`]), ...(problem === '' ? [] : [`error="${problem}"`])];
    return { 'www-authenticate': [`Bearer realm="${address}"`, `service="${service}"`, ...more].join(',') };
  }

  /** The answer of the token server. */
  token(asked: OciAsked): Reply {
    if (asked.method === 'POST') return this.#oauth(new URLSearchParams(asked.body.toString()));
    const header = asked.headers.authorization;
    const user = header === undefined ? null : this.#user(header);
    if (user === undefined) return errorReply(401, 'UNAUTHORIZED', 'incorrect username or password');
    return this.#grant(user, asked.query.getAll('scope'), {});
  }

  #oauth(form: URLSearchParams): Reply {
    if (!this.options.post) return reply(404, { 'content-type': 'text/plain' }, 'not found');
    const refresh = form.get('refresh_token') ?? '';
    const known = form.get('grant_type') === 'password'
      ? this.options.users.find(({ user, password }) => user === form.get('username') && password === form.get('password'))
      : this.options.refreshTokens.includes(refresh) ? { user: '<token>', password: refresh } : undefined;
    if (known === undefined) return errorReply(401, 'UNAUTHORIZED', 'incorrect credentials');
    return this.#grant(known, form.getAll('scope'), { refresh_token: refresh });
  }

  #grant(user: User | null, scopes: readonly string[], more: object): Reply {
    const asked = scopes.flatMap((scope) => scope.split(' ')).flatMap(accessOf);
    const access = asked.map(({ repository, actions }) => ({ repository, actions: actions.filter((action) => this.#may(user, repository, action)) }));
    if (this.options.refusal === 'no-token' && access.some(({ actions }) => actions.length === 0)) return errorReply(user === null ? 401 : 403, 'DENIED', 'requested access to the resource is denied');
    const token = this.issue(...access);
    const { field, expiresIn } = this.options;
    return jsonReply({
      ...(field === 'token' || field === 'both' ? { token } : {}), ...(field === 'access_token' || field === 'both' ? { access_token: token } : {}),
      ...(expiresIn === null ? {} : { expires_in: expiresIn, issued_at: new Date(this.options.now()).toISOString() }), ...more,
    });
  }

  #may(user: User | null, repository: string, action: string): boolean {
    const { anonymous } = this.options;
    if (user !== null) return user.repositories?.includes(repository) ?? true;
    return action === 'pull' && (typeof anonymous === 'boolean' ? anonymous : anonymous.includes(repository));
  }

  #basicProblem(asked: OciAsked, action: Action): string | null {
    const header = asked.headers.authorization;
    const user = header === undefined ? null : this.#user(header);
    if (user === undefined) return 'invalid_credentials';
    if (asked.repository !== null) return this.#may(user, asked.repository, action) ? null : '';
    return user !== null || this.options.anonymous !== false ? null : '';
  }

  #tokenProblem(asked: OciAsked, action: Action): string | null {
    const [, token] = /^bearer (.+)$/i.exec(asked.headers.authorization ?? '') ?? [];
    if (token === undefined) return '';
    const issued = this.#tokens.get(token);
    if (issued === undefined || issued.expires <= this.options.now() || issued.left <= 0) return 'invalid_token';
    issued.left -= 1;
    const { repository } = asked;
    if (repository === null) return null;
    return issued.access.some((access) => access.repository === repository && access.actions.includes(action)) ? null : 'insufficient_scope';
  }

  #user(header: string): User | undefined {
    const [, encoded = ''] = /^basic (.+)$/i.exec(header) ?? [];
    const text = Buffer.from(encoded, 'base64').toString();
    return this.options.users.find(({ user, password }) => text === `${user}:${password}`);
  }
}

// repository:<name>:<action>[,<action>]; other resources are granted to nobody.
function accessOf(scope: string): readonly Access[] {
  const [, repository, actions] = /^repository:(.+):([^:]+)$/.exec(scope) ?? [];
  return repository === undefined || actions === undefined ? [] : [{ repository, actions: actions.split(',') }];
}
