export const id = 312;
export const ids = [312];
export const modules = {

/***/ 560:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BY: () => (/* binding */ isAtOneOf),
/* harmony export */   Lu: () => (/* binding */ resolveBySystem),
/* harmony export */   NJ: () => (/* binding */ isPrivateLiteral),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   rN: () => (/* binding */ guardedLookup),
/* harmony export */   vt: () => (/* binding */ requireAskable),
/* harmony export */   w4: () => (/* binding */ hostOf)
/* harmony export */ });
/* harmony import */ var node_dns__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(610);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7030);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6046);
// Which addresses are never asked: those that a hostile URL would have us ask from inside (server-side request forgery).
//
// URLs come from redirects, challenges of registries and evidence. The metadata services of clouds hand out credentials of the machine to whoever
// asks over link-local addresses. What counts is the address a name resolves to, not the name: so the check sits in the look-up that the connection
// itself uses, and there is no second one that could answer differently. Private networks are not refused: registries of companies are there.



/** Resolves as the system does, hosts file and all. */
const resolveBySystem = (hostname) => node_dns__WEBPACK_IMPORTED_MODULE_0__.promises.lookup(hostname, { all: true });
/** Link-local addresses, and those of the metadata services that lie elsewhere. IPv4 rules hold for IPv4-mapped IPv6 addresses too. */
const FORBIDDEN = new node_net__WEBPACK_IMPORTED_MODULE_1__.BlockList();
FORBIDDEN.addSubnet('169.254.0.0', 16, 'ipv4');
FORBIDDEN.addSubnet('fe80::', 10, 'ipv6');
FORBIDDEN.addAddress('fd00:ec2::254', 'ipv6');
FORBIDDEN.addAddress('100.100.100.200', 'ipv4');
FORBIDDEN.addAddress('168.63.129.16', 'ipv4');
// The same behind a NAT64 gateway (RFC 6052): its IPv6 address holds the IPv4 one.
FORBIDDEN.addSubnet('64:ff9b::169.254.0.0', 112, 'ipv6');
const LOOPBACK = new node_net__WEBPACK_IMPORTED_MODULE_1__.BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');
// The unspecified address reaches the machine itself as well.
LOOPBACK.addSubnet('0.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::', 'ipv6');
/** Networks of companies and providers (RFC 1918, RFC 4193, RFC 6598), also behind a NAT64 gateway. Asked where the user named them. */
const PRIVATE = new node_net__WEBPACK_IMPORTED_MODULE_1__.BlockList();
for (const [network, bits] of [['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['100.64.0.0', 10]]) {
    PRIVATE.addSubnet(network, bits, 'ipv4');
    PRIVATE.addSubnet(`64:ff9b::${network}`, 96 + bits, 'ipv6');
}
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
/** Names of metadata services; a proxy would resolve them where we cannot see it. */
const METADATA_NAMES = new Set(['metadata', 'metadata.google.internal', 'metadata.goog', 'instance-data', 'instance-data.ec2.internal']);
/** The host of a URL as a name or an address, without brackets and final dots. */
function hostOf(url) {
    return url.hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '');
}
/** Whether the URL names this machine itself, by a name or an address that can mean nothing else. */
function isLoopback(url) {
    const host = hostOf(url);
    return host === 'localhost' || isIn(LOOPBACK, host);
}
/**
 * Whether the URL is at one of these hosts, as they are written. Without a port a host means its usual ones; with a port it means that one alone, also
 * where it is a usual one, which no URL shows: `registry.test:80` is another server than `https://registry.test`.
 */
function isAtOneOf(url, hosts) {
    if (url.port !== '')
        return hosts.has(url.host);
    return hosts.has(url.hostname) || hosts.has(`${url.hostname}:${url.protocol === 'https:' ? '443' : '80'}`);
}
/** Whether the URL holds an address of a private network, instead of a name. What a name resolves to is not asked. */
function isPrivateLiteral(url) {
    return isIn(PRIVATE, hostOf(url));
}
function isIn(list, address) {
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(address);
    return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6');
}
/**
 * Throws `SourceError` (`SOURCE_REFUSED`) for a host that is never asked, as far as its name tells. An address in a URL is resolved by nobody, so
 * this is the only look at it.
 */
function requireAskable(url) {
    const host = hostOf(url);
    if (METADATA_NAMES.has(host))
        throw refused(host);
    requireAskableAddress(host, host);
}
function requireAskableAddress(host, address) {
    if (isIn(FORBIDDEN, address))
        throw refused(host);
}
function refused(host) {
    return new _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SourceError */ .c8('SOURCE_REFUSED', `${host} is not asked: its address is the network link's own or a metadata service's.`);
}
/**
 * Returns the look-up for a connection. It fails where any of the addresses is never asked, and, unless `loopback` allows it, where one is this
 * machine: a name of the user's own may mean it, one that a redirect leads to may not.
 */
function guardedLookup(resolve, { loopback }) {
    return (hostname, options, callback) => {
        const answer = async () => {
            const addresses = await resolve(hostname);
            for (const { address } of addresses) {
                requireAskableAddress(hostname, address);
                if (!loopback && isIn(LOOPBACK, address))
                    throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SourceError */ .c8('SOURCE_REFUSED', `A redirect leads to ${hostname}, which is this machine itself.`);
            }
            const [first, ...others] = addresses;
            if (first === undefined)
                throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SourceError */ .c8('SOURCE_DNS', `${hostname} has no address.`);
            return [first, ...others];
        };
        answer().then(([first, ...others]) => {
            if (options.all === true)
                callback(null, [first, ...others]);
            else
                callback(null, first.address, first.family);
        }, (cause) => callback(asError(cause), '', 0));
    };
}
// The types of node: want an Error; what is not one (from another realm) is wrapped, its code kept by the cause.
function asError(cause) {
    return cause instanceof Error ? cause : new Error('the name cannot be resolved', { cause });
}


/***/ }),

/***/ 5312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PROXY_VARIABLES: () => (/* binding */ PROXY_VARIABLES),
/* harmony export */   proxyFrom: () => (/* binding */ proxyFrom)
/* harmony export */ });
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(560);
// The proxy of the runner, as the usual variables name it: HTTPS_PROXY for the address, NO_PROXY for what is asked directly.
//
// A proxy is no trust: it carries bytes of connections that are encrypted to the server, whose certificate is verified. It does resolve names in our
// place, though. HTTP_PROXY is not read: what is asked without encryption is asked by its own name.

/** Variables read here; the lower-case spelling wins, as with curl. */
const PROXY_VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY'];
/** Reads the proxy from an environment; null where none is named. */
function proxyFrom(env) {
    const address = given(env['https_proxy']) ?? given(env['HTTPS_PROXY']);
    if (address === null)
        return null;
    // An address without a scheme is common: proxy.example:3128.
    const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`;
    const url = URL.parse(text);
    return { url: url?.protocol === 'http:' || url?.protocol === 'https:' ? url : null, bypass: bypassOf(given(env['no_proxy']) ?? given(env['NO_PROXY']) ?? '') };
}
function given(value) {
    return value === undefined || value.trim() === '' ? null : value.trim();
}
/**
 * Reads NO_PROXY: names and addresses between commas or blanks. `example.com`, `.example.com` and `*.example.com` mean the name and all below it,
 * `host:port` one port, `*` everything.
 */
function bypassOf(text) {
    const rules = text.toLowerCase().split(/[\s,]+/).filter((rule) => rule !== '');
    return (target) => {
        const host = (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .hostOf */ .w4)(target).toLowerCase();
        const port = target.port === '' ? (target.protocol === 'https:' ? '443' : '80') : target.port;
        return rules.some((rule) => matches(rule, host, port));
    };
}
function matches(rule, host, port) {
    if (rule === '*')
        return true;
    // An IPv6 address has colons of its own; with a port it stands in brackets.
    const parts = /^(?:\[(?<six>[^\]]+)\]|(?<name>[^:]+))(?::(?<port>\d+))?$/.exec(rule)?.groups;
    const name = (parts?.['six'] ?? parts?.['name'] ?? rule).replace(/^\*?\./, '');
    const wanted = parts?.['port'];
    return name !== '' && (wanted === undefined || wanted === port) && (host === name || host.endsWith(`.${name}`));
}


/***/ })

};
