import { describe, expect, it } from '@jest/globals';
import { digestOf } from '../../../src/domain/digest.ts';
import { FileError, type Files } from '../../../src/domain/ports.ts';
import { searchFile, splitCandidates } from '../../../src/evidence/files.ts';

const AT = { source: 'file', address: 'evidence.jsonl' };
const split = (bytes: string | Uint8Array): readonly string[] => splitCandidates(Buffer.from(bytes), AT).map((candidate) => Buffer.from(candidate.bytes).toString());
const PRETTY = '{\n  "a": [\n    1\n  ],\n  "b": {}\n}\n';

describe('splitCandidates', () => {
  it('gives each document the digest of its bytes and the place of its file', () => {
    expect(splitCandidates(Buffer.from('{"a":1}\n'), AT)).toEqual([{ id: digestOf(Buffer.from('{"a":1}\n')), foundAt: AT, bytes: Buffer.from('{"a":1}\n'), annotations: new Map(), mediaType: null }]);
  });

  it.each<[string, string, readonly string[]]>([
    ['nothing', '', []],
    ['blank lines', '\n \r\n\t\n', []],
    ['a byte order mark alone', '\ufeff', []],
    ['one document', '{"a":1}', ['{"a":1}']],
    ['one document over several lines', PRETTY, [PRETTY]],
    ['one document over several lines with Windows ends', PRETTY.replaceAll('\n', '\r\n'), [PRETTY.replaceAll('\n', '\r\n')]],
    ['one document behind a byte order mark', '\ufeff{"a":1}', ['{"a":1}']],
    ['one document between blank lines', '\n\n{"a":1}\n\n', ['\n\n{"a":1}\n\n']],
    ['a document per line', '{"a":1}\n{"a":2}\n', ['{"a":1}', '{"a":2}']],
    ['a document per line without an end', '{"a":1}\n{"a":2}', ['{"a":1}', '{"a":2}']],
    ['a document per line with Windows ends', '{"a":1}\r\n{"a":2}\r\n', ['{"a":1}', '{"a":2}']],
    ['a document per line behind a byte order mark', '\ufeff{"a":1}\n{"a":2}', ['{"a":1}', '{"a":2}']],
    ['a document per line with blank lines and blanks between', '\n{"a":1}  \n\n \t\n  {"a":2}\n', ['{"a":1}', '{"a":2}']],
    ['a document per line of which one is broken', '{"a":1}\n{"a"\n{"a":3}', ['{"a":1}', '{"a"', '{"a":3}']],
    ['a document per line of which the first is broken', 'garbage\n{"a":2}', ['garbage', '{"a":2}']],
    ['a document per line of which the first is half', '{"a":\n{"a":2}\n{"a":3}', ['{"a":', '{"a":2}', '{"a":3}']],
    ['a document over several lines that is broken', '{\n  "a": 1,\n', ['{\n  "a": 1,\n']],
    ['a broken document with a value on a line of its own', '{\n  "a": [\n  1\n', ['{\n  "a": [\n  1\n']],
    ['a list', '[{"a":1},{"a":2}]', ['{"a":1}', '{"a":2}']],
    ['a list over several lines', '[\n  {"a": 1},\n  {"a": 2}\n]\n', ['{"a":1}', '{"a":2}']],
    ['a list behind a byte order mark and blanks', '\ufeff\n  [{"a":1}]', ['{"a":1}']],
    ['an empty list', '[]', []],
    ['a list that is broken', '[{"a":1},', ['[{"a":1},']],
    ['two lists', '[1]\n[2]', ['[1]\n[2]']],
    ['an answer of an attestations API', '{"attestations":[{"bundle":{}},{"bundle_url":"x"}]}', ['{"bundle":{}}', '{"bundle_url":"x"}']],
    ['an answer over several lines', '{\n  "attestations": [\n    {"bundle": {}},\n    {"bundle_url": "x"}\n  ]\n}\n', ['{"bundle":{}}', '{"bundle_url":"x"}']],
    ['several answers, one a line', '{"attestations":[{"a":1}]}\n{"attestations":[{"a":2},{"a":3}]}', ['{"a":1}', '{"a":2}', '{"a":3}']],
    ['an answer beside a bundle', '{"mediaType":"x"}\n{"attestations":[{"a":2}]}', ['{"mediaType":"x"}', '{"a":2}']],
    ['a list of answers', '[{"attestations":[{"a":1}]},{"b":1}]', ['{"a":1}', '{"b":1}']],
    ['an answer that is broken', '{"attestations":[{"a":1},', ['{"attestations":[{"a":1},']],
    ['an empty answer', '{"attestations":[]}', ['{"attestations":[]}']],
    ['attestations that are no list', '{"attestations":{"a":1}}', ['{"attestations":{"a":1}}']],
    ['attestations deeper inside', '{"x":{"attestations":[{"a":1}]}}', ['{"x":{"attestations":[{"a":1}]}}']],
    ['two broken lines that look like documents', '{"a":{}\n{"b":{}', ['{"a":{}', '{"b":{}']],
    ['a document over two lines with braces at the ends of the first', '{"a":{}\n}', ['{"a":{}\n}']],
    ['a document over several lines of which one is a whole one', '{"a":[\n{"b":1}\n]}\n', ['{"a":[\n{"b":1}\n]}\n']],
    ['a PEM block', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n', ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n']],
    ['text', 'hello\nworld', ['hello\nworld']],
  ])('takes %s apart', (_name, text, documents) => {
    expect(split(text)).toEqual(documents);
  });

  it('keeps of a list what is in it', () => {
    expect(split('[{"__proto__":{"a":1},"big":"\\u2028","n":1.50,"z":null,"y":[true]}]')).toEqual(['{"__proto__":{"a":1},"big":"\u2028","n":1.5,"z":null,"y":[true]}']);
  });

  it('keeps bytes that are no text', () => {
    expect(splitCandidates(Buffer.from([0xff, 0x00, 0x0a, 0xfe]), AT).map(({ bytes }) => Buffer.from(bytes).toString('hex'))).toEqual(['ff000afe']);
  });

  it('holds no more than one above the limit', () => {
    expect(split('{}\n'.repeat(5000))).toHaveLength(1025);
    expect(split(`[${'{},'.repeat(5000)}{}]`)).toHaveLength(1025);
    expect(split(`{"attestations":[${'{},'.repeat(5000)}{}]}`)).toHaveLength(1025);
    expect(split('{"attestations":[{},{},{}]}\n'.repeat(1000))).toHaveLength(1025);
  });
});

const of = async (read: () => Promise<Uint8Array>): Promise<string> => {
  const files: Pick<Files, 'read'> = { read };
  const found = await searchFile('evidence.jsonl', { files: files as Files });
  return found.outcome === 'found' ? `found ${found.candidates.length}` : found.outcome === 'none' ? 'none' : `${found.outcome} ${found.code}`;
};
const holding = async (text: string): Promise<string> => of(async () => Buffer.from(text));
const failing = async (error: Error): Promise<string> => of(async () => { throw error; });

it('finds documents, or none', async () => {
  expect(await holding('{}\n{}')).toBe('found 2');
  expect(await holding('\n')).toBe('none');
  expect(await holding('{}\n'.repeat(1024))).toBe('found 1024');
});

it('is unavailable where there are too many, or the file is too large', async () => {
  expect(await holding('{}\n'.repeat(1025))).toBe('unavailable SOURCE_TOO_LARGE');
  expect(await holding(`[${'{},'.repeat(1024)}{}]`)).toBe('unavailable SOURCE_TOO_LARGE');
  expect(await failing(new FileError('too-large', 'x'))).toBe('unavailable SOURCE_TOO_LARGE');
});

it.each(['missing', 'unreadable', 'not-a-file'] as const)('is unavailable where the file is %s', async (kind) => {
  expect(await failing(new FileError(kind, 'x'))).toBe('unavailable SOURCE_UNREADABLE');
});

describe('searchFile', () => {
  it('passes on what is no fault of the file', async () => {
    await expect(failing(new TypeError('a defect'))).rejects.toThrow(new TypeError('a defect'));
  });
});
