import { describe, expect, it } from '@jest/globals';
import { digestOf } from '../../../src/domain/digest.ts';
import { limits } from '../../../src/domain/limits.ts';
import { parseChecksums } from '../../../src/subjects/checksums.ts';

const [A, B] = ['a'.repeat(64), 'b'.repeat(64)];
function parse(text: string | Uint8Array, path = 'dist/SHA256SUMS'): readonly string[] | string {
  const bytes = Buffer.from(text);
  const list = parseChecksums(path, digestOf(bytes), bytes);
  return 'code' in list ? `${list.code}: ${list.what}` : [...list.listed].map(([name, digest]) => `${name} ${digest}`);
}
const ONE = [`one sha256:${A}`];

describe('parseChecksums', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['GNU text', `${A}  one\n`, ONE], ['GNU binary', `${A} *one\n`, ONE], ['BSD', `SHA256 (one) = ${A}\n`, ONE], ['BSD with a hyphen', `SHA-256 (one) = ${A}`, ONE],
    ['CRLF', `${A}  one\r\n`, ONE], ['a byte order mark', `\uFEFF${A}  one`, ONE], ['upper case', `${A.toUpperCase()}  one`, ONE], ['blank lines', `\n\n${A}  one\n \n`, ONE],
    ['./', `${A}  ././one`, ONE], ['blanks in a name', `${A}  one two`, [`one two sha256:${A}`]], ['a blank in front of a name', `${A}   one`, [` one sha256:${A}`]], ['a name with a star', `${A}  *one`, [`*one sha256:${A}`]],
    ['brackets in a name', `SHA256 (one (1).txt) = ${A}`, [`one (1).txt sha256:${A}`]], ['folders', `${A}  linux/one`, [`linux/one sha256:${A}`]],
    ['SHA-384', `${'c'.repeat(96)}  one`, [`one sha384:${'c'.repeat(96)}`]], ['SHA-512', `SHA512 (one) = ${'c'.repeat(128)}`, [`one sha512:${'c'.repeat(128)}`]],
    ['the same line twice', `${A}  one\n${A}  one`, ONE], ['two names of one file', `${A}  one\n${A}  two`, [...ONE, `two sha256:${A}`]], ['dots in names', `${A}  .one\n${B}  a..b`, [`.one sha256:${A}`, `a..b sha256:${B}`]],
  ])('reads %s', (_name, text, expected) => {
    expect(parse(text)).toEqual(expected);
  });

  it.each<readonly [string, string | Uint8Array, string]>([
    ['SHA-1', `${'a'.repeat(40)}  one`, 'Line 1 uses a hash'], ['MD5', `${'a'.repeat(32)}  one`, 'Line 1 uses a hash'], ['SHA-224', `${'a'.repeat(56)}  one`, 'Line 1 uses a hash'],
    ['SHA-1 in BSD form', `SHA1 (one) = ${'a'.repeat(40)}`, 'Line 1 uses a hash'], ['a label that is not its hash', `SHA512 (one) = ${A}`, 'Line 1 uses a hash'], ['BLAKE2 of the length of SHA-512', `BLAKE2b (one) = ${'a'.repeat(128)}`, 'Line 1 uses a hash'],
    ['SHA-512/256', `SHA512/256 (one) = ${A}`, 'Line 1 is no checksum'], ['a hash cut short', `${A.slice(1)}  one`, 'Line 1 uses a hash'],
    ['..', `${A}  ../one`, 'leads out'], ['.. within', `${A}  a/../../one`, 'leads out'], ['.. behind ./', `${A}  ./../one`, 'leads out'], ['an absolute name', `${A}  /one`, 'leads out'], ['an absolute name behind ./', `${A}  .//one`, 'leads out'],
    ['a backslash', `${A}  a\\one`, 'leads out'], ['a drive', `${A}  C:/one`, 'leads out'], ['a stream', `${A}  one:evil`, 'leads out'], ['a control character', `${A}  o\u0001ne`, 'leads out'], ['a NUL', `${A}  one\0.txt`, 'leads out'],
    ['a lone CR', `${A}  one\r${B}  two`, 'Line 1'], ['a long name', `${A}  ${'n'.repeat(1025)}`, 'leads out'], ['no name', `${A}  ./`, 'leads out'], ['a folder', `${A}  one/`, 'leads out'],
    ['an escaped name', `\\${A}  one\\ntwo`, 'name with escapes'], ['one blank', `${A} one`, 'is no checksum'], ['a tab', `${A}\tone`, 'is no checksum'], ['prose', 'hello', 'is no checksum'], ['a comment', `# made by us\n${A}  one`, 'Line 1 is no checksum'],
    ['a PGP signature around it', `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n${A}  one`, 'Line 1 is no checksum'],
    ['two digests of one name', `${A}  one\n${B}  one`, 'Line 2 lists a file again'], ['two digests of one name, once with ./', `${A}  one\n${B} *./one`, 'Line 2 lists a file again'], ['two digests by two hashes', `${A}  one\n${'c'.repeat(128)}  one`, 'Line 2 lists a file again'],
    ['nothing', '', 'The list is empty'], ['blank lines', '\n \n', 'The list is empty'], ['bytes', Buffer.from([0xff, 0xfe]), 'The list is not text'],
    ['too many files', Array.from({ length: limits.subjects + 1 }, (_, index) => `${A}  f${index}`).join('\n'), 'more than'],
  ])('refuses %s', (_name, text, why) => {
    expect(parse(text)).toEqual(expect.stringMatching(/^CHECKSUMS_MALFORMED: dist\/SHA256SUMS: /));
    expect(parse(text)).toContain(why);
  });

  it.each(['hunter2', 'hunter2  one', `${A}  ../hunter2`, `\\${A}  hunter2`, `${A}  hunter2\n${B}  hunter2`])('shows nothing of a line that cannot be used: %j', (text) => {
    const bytes = Buffer.from(text);
    const list = parseChecksums('SHA256SUMS', digestOf(bytes), bytes);
    expect(list).toMatchObject({ code: 'CHECKSUMS_MALFORMED', what: expect.stringMatching(/^SHA256SUMS: Line [12] /) as unknown, seen: null });
    expect(JSON.stringify(list)).not.toContain('hunter2');
  });

  it.each([['SHA256SUMS', ''], ['dist/SHA256SUMS', 'dist/'], ['/abs/dist/SHA256SUMS', '/abs/dist/'], ['./SHA256SUMS', './']])('resolves the names of %s in its folder', (path, folder) => {
    const bytes = Buffer.from(`${A}  one`);
    expect(parseChecksums(path, digestOf(bytes), bytes)).toMatchObject({ path, folder, digest: digestOf(bytes) });
  });
});
