// The proxy of the runner, as the usual variables name it: HTTPS_PROXY for the address, NO_PROXY for what is asked directly.
//
// A proxy is no trust: it carries bytes of connections that are encrypted to the server, whose certificate is verified. It does resolve names in our
// place, though. HTTP_PROXY is not read: what is asked without encryption is asked by its own name.

import { hostOf } from './addresses.ts';

/** A proxy, and which hosts are asked without it. `url` is null where one is named that cannot be used: to go without it would leave the prescribed way. */
export interface Proxy { readonly url: URL | null; readonly bypass: (target: URL) => boolean }

/** Variables read here; the lower-case spelling wins, as with curl. */
export const PROXY_VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY'] as const;

/** Reads the proxy from an environment; null where none is named. */
export function proxyFrom(env: Readonly<Record<string, string | undefined>>): Proxy | null {
  const address = given(env['https_proxy']) ?? given(env['HTTPS_PROXY']);
  if (address === null) return null;
  // An address without a scheme is common: proxy.example:3128.
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`;
  const url = URL.parse(text);
  return { url: url?.protocol === 'http:' || url?.protocol === 'https:' ? url : null, bypass: bypassOf(given(env['no_proxy']) ?? given(env['NO_PROXY']) ?? '') };
}

function given(value: string | undefined): string | null {
  return value === undefined || value.trim() === '' ? null : value.trim();
}

/**
 * Reads NO_PROXY: names and addresses between commas or blanks. `example.com`, `.example.com` and `*.example.com` mean the name and all below it,
 * `host:port` one port, `*` everything.
 */
function bypassOf(text: string): (target: URL) => boolean {
  const rules = text.toLowerCase().split(/[\s,]+/).filter((rule) => rule !== '');
  return (target) => {
    const host = hostOf(target).toLowerCase();
    const port = target.port === '' ? (target.protocol === 'https:' ? '443' : '80') : target.port;
    return rules.some((rule) => matches(rule, host, port));
  };
}

function matches(rule: string, host: string, port: string): boolean {
  if (rule === '*') return true;
  // An IPv6 address has colons of its own; with a port it stands in brackets.
  const parts = /^(?:\[(?<six>[^\]]+)\]|(?<name>[^:]+))(?::(?<port>\d+))?$/.exec(rule)?.groups;
  const name = (parts?.['six'] ?? parts?.['name'] ?? rule).replace(/^\*?\./, '');
  const wanted = parts?.['port'];
  return name !== '' && (wanted === undefined || wanted === port) && (host === name || host.endsWith(`.${name}`));
}
