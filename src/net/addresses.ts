// Which addresses are never asked: those that a hostile URL would have us ask from inside (server-side request forgery).
//
// URLs come from redirects, challenges of registries and evidence. The metadata services of clouds hand out credentials of the machine to whoever
// asks over link-local addresses. What counts is the address a name resolves to, not the name: so the check sits in the look-up that the connection
// itself uses, and there is no second one that could answer differently. Private networks are not refused: registries of companies are there.

import { promises as dns } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { SourceError } from '../domain/errors.ts';

/** An address that a name resolves to. */
export interface Address { readonly address: string; readonly family: number }
/** Resolves a name. Rejects with the system's error. */
export type Resolve = (hostname: string) => Promise<readonly Address[]>;

/** Resolves as the system does, hosts file and all. */
export const resolveBySystem: Resolve = (hostname) => dns.lookup(hostname, { all: true });

/** Link-local addresses, and those of the metadata services that lie elsewhere. IPv4 rules hold for IPv4-mapped IPv6 addresses too. */
const FORBIDDEN = new BlockList();
FORBIDDEN.addSubnet('169.254.0.0', 16, 'ipv4');
FORBIDDEN.addSubnet('fe80::', 10, 'ipv6');
FORBIDDEN.addAddress('fd00:ec2::254', 'ipv6');
FORBIDDEN.addAddress('100.100.100.200', 'ipv4');
FORBIDDEN.addAddress('168.63.129.16', 'ipv4');
// The same behind a NAT64 gateway (RFC 6052): its IPv6 address holds the IPv4 one.
FORBIDDEN.addSubnet('64:ff9b::169.254.0.0', 112, 'ipv6');

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');
// The unspecified address reaches the machine itself as well.
LOOPBACK.addSubnet('0.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::', 'ipv6');

/** Networks of companies and providers (RFC 1918, RFC 4193, RFC 6598), also behind a NAT64 gateway. Asked where the user named them. */
const PRIVATE = new BlockList();
for (const [network, bits] of [['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['100.64.0.0', 10]] as const) {
  PRIVATE.addSubnet(network, bits, 'ipv4');
  PRIVATE.addSubnet(`64:ff9b::${network}`, 96 + bits, 'ipv6');
}
PRIVATE.addSubnet('fc00::', 7, 'ipv6');

/** Names of metadata services; a proxy would resolve them where we cannot see it. */
const METADATA_NAMES: ReadonlySet<string> = new Set(['metadata', 'metadata.google.internal', 'metadata.goog', 'instance-data', 'instance-data.ec2.internal']);

/** The host of a URL as a name or an address, without brackets and final dots. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '');
}

/** Whether the URL names this machine itself, by a name or an address that can mean nothing else. */
export function isLoopback(url: URL): boolean {
  const host = hostOf(url);
  return host === 'localhost' || isIn(LOOPBACK, host);
}

/** Whether the URL holds an address of a private network, instead of a name. What a name resolves to is not asked. */
export function isPrivateLiteral(url: URL): boolean {
  return isIn(PRIVATE, hostOf(url));
}

/** Whether the URL's host is among these: a name means its usual port, and may be written with it. */
export function isAmong(hosts: ReadonlySet<string>, url: URL): boolean {
  return hosts.has(url.host) || (url.port === '' && hosts.has(`${url.hostname}:${url.protocol === 'https:' ? 443 : 80}`));
}

function isIn(list: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/**
 * Throws `SourceError` (`SOURCE_REFUSED`) for a host that is never asked, as far as its name tells. An address in a URL is resolved by nobody, so
 * this is the only look at it.
 */
export function requireAskable(url: URL): void {
  const host = hostOf(url);
  if (METADATA_NAMES.has(host)) throw refused(host);
  requireAskableAddress(host, host);
}

function requireAskableAddress(host: string, address: string): void {
  if (isIn(FORBIDDEN, address)) throw refused(host);
}

function refused(host: string): SourceError {
  return new SourceError('SOURCE_REFUSED', `${host} is not asked: its address is the network link's own or a metadata service's.`);
}

/**
 * Returns the look-up for a connection. It fails where any of the addresses is never asked, and, unless `loopback` allows it, where one is this
 * machine: a name of the user's own may mean it, one that a redirect leads to may not.
 */
export function guardedLookup(resolve: Resolve, { loopback }: { readonly loopback: boolean }): LookupFunction {
  return (hostname, options, callback) => {
    const answer = async (): Promise<readonly [Address, ...Address[]]> => {
      const addresses = await resolve(hostname);
      for (const { address } of addresses) {
        requireAskableAddress(hostname, address);
        if (!loopback && isIn(LOOPBACK, address)) throw new SourceError('SOURCE_REFUSED', `A redirect leads to ${hostname}, which is this machine itself.`);
      }
      const [first, ...others] = addresses;
      if (first === undefined) throw new SourceError('SOURCE_DNS', `${hostname} has no address.`);
      return [first, ...others];
    };
    answer().then(
      ([first, ...others]) => {
        if (options.all === true) callback(null, [first, ...others]);
        else callback(null, first.address, first.family);
      },
      (cause: unknown) => callback(asError(cause), '', 0),
    );
  };
}

// The types of node: want an Error; what is not one (from another realm) is wrapped, its code kept by the cause.
function asError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error('the name cannot be resolved', { cause });
}
