// The header in which a server says how it wants to be told who asks (RFC 9110 §11.6.1), as registries really write it.
//
//   Bearer realm="https://auth.example/token",service="registry.example",scope="repository:a/b:pull",Basic realm="…"
//   challenge = scheme [ 1*SP ( token68 / [ parameter *( "," parameter ) ] ) ]     parameter = name "=" ( word / quoted text )
//
// The server is attacker-controlled. What cannot be read is passed over, nothing is thrown, and the time is linear in the text. Nothing here is
// believed: what a realm may be is decided in net/token-server.ts.

import { limits } from '../domain/limits.ts';

/** One challenge. Scheme and names are in lower case; of a parameter that stands twice the first counts. */
export interface Challenge { readonly scheme: string; readonly parameters: ReadonlyMap<string, string> }

const SEPARATORS = /[\s,]*/y;
const WORD = /[^\s,="]+/y;
const EQUALS = /\s*=\s*/y;
const QUOTED = /"((?:[^"\\]|\\[^])*)/y;
const BARE = /[^\s,"]+/y;

/** Parses the challenges of a header, several in one included. Never throws. */
export function parseChallenges(headerValue: string): readonly Challenge[] {
  const text = headerValue.slice(0, limits.httpHeaderBytes);
  const challenges: { readonly scheme: string; readonly parameters: Map<string, string> }[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) at = pattern.lastIndex;
    return match;
  };
  for (;;) {
    take(SEPARATORS);
    if (at >= text.length) return challenges;
    const word = take(WORD)?.[0].toLowerCase();
    if (word === undefined) {
      // A quote or an equals sign that belongs to nothing.
      at += 1;
      continue;
    }
    if (take(EQUALS) === null) {
      if (challenges.length === limits.challenges) return challenges;
      challenges.push({ scheme: word, parameters: new Map() });
      continue;
    }
    const quoted = take(QUOTED)?.[1];
    // What has no end ends with the header; what has one is passed over.
    if (quoted !== undefined) at += 1;
    const value = quoted?.replaceAll(/\\([^])/g, '$1') ?? take(BARE)?.[0];
    const parameters = challenges.at(-1)?.parameters;
    // What has no value is passed over: it may be a token68 with its padding, and no scheme that is known here has one.
    if (value !== undefined && parameters !== undefined && !parameters.has(word) && parameters.size < limits.challengeParameters) parameters.set(word, value);
  }
}
