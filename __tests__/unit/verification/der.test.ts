import { describe, expect, it } from '@jest/globals';
import { DerError, decodeText, readElements, readOid, readOne, readUtf8String, tags, requireStrict } from '../../../src/verification/der.ts';
import { oid, sequence, utf8 } from '../../support/forge/der.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('readElements', () => {
  it('reads elements one after the other to the last byte', () => {
    expect(readElements(hex('0101ff 0c026162 0500'))).toEqual([
      { tag: 0x01, content: hex('ff') }, { tag: 0x0c, content: Buffer.from('ab') }, { tag: 0x05, content: Buffer.alloc(0) },
    ]);
    expect(readElements(Buffer.alloc(0))).toEqual([]);
  });

  it.each([[127, '047f'], [128, '048180'], [255, '0481ff'], [256, '04820100'], [65_536, '0483010000']])('reads a length of %i', (length, header) => {
    const [element] = readElements(Buffer.concat([hex(header), Buffer.alloc(length, 7)]));
    expect(element?.content.length).toBe(length);
  });

  it.each([
    ['a tag alone', '04'],
    ['a length that ends too early', '0482 01'],
    ['a length behind the end', '0405 0000'],
    ['an indefinite length', '3080 0000'],
    ['a short length written long', '0481 05 0000000000'],
    ['a length with a zero in front', '0483 000100'],
    ['a length of five bytes', '0485 0100000000'],
    ['the reserved length', '04ff 00'],
    ['a tag number of several bytes', '1f01 00'],
    ['a tag number of several bytes, constructed', 'bf8101 00'],
    ['an element, and half of another', '0500 04'],
  ])('refuses %s', (_name, text) => {
    expect(() => readElements(hex(text))).toThrow(DerError);
  });
});

describe('readOne', () => {
  it('reads one element with its tag', () => {
    expect(readOne(hex('30020500'), tags.sequence)).toEqual({ tag: 0x30, content: hex('0500') });
  });

  it.each([['nothing', ''], ['two elements', '30003000'], ['another tag', '0400']])('refuses %s', (_name, text) => {
    expect(() => readOne(hex(text), tags.sequence)).toThrow(DerError);
  });
});

describe('readOid', () => {
  it.each(['1.3.6.1.4.1.57264.1.8', '2.5.29.17', '0.9.2342', '1.3.6.1.4.1.11129.2.4.2', '1.39.0', '2.999.3'])('reads %s', (dotted) => {
    const encoded = dotted === '2.999.3' ? hex('883703') : readOne(oid(dotted), tags.oid).content;
    expect(readOid(encoded)).toBe(dotted);
  });

  it.each([['an empty one', ''], ['one that does not end', '2a86'], ['one padded in front', '2a8001'], ['one padded at its start', '8001'], ['an arc beyond all numbers', '2a ffffffffffffffff7f']])('refuses %s', (_name, text) => {
    expect(() => readOid(hex(text))).toThrow(DerError);
  });
});

describe('decodeText', () => {
  it('decodes UTF-8, and keeps a byte order mark', () => {
    expect(decodeText(Buffer.from('Ünïcode ✓'))).toBe('Ünïcode ✓');
    expect(decodeText(hex('efbbbf61'))).toBe('\ufeffa');
    expect(decodeText(Buffer.alloc(0))).toBe('');
  });

  it.each([['bytes that are not UTF-8', 'ff'], ['an overlong slash', 'c0af'], ['a surrogate', 'eda080'], ['a NUL', '610062'], ['a line break', '610a62'], ['a delete', '7f'], ['an escape', '1b5b306d']])('refuses %s', (_name, text) => {
    expect(() => decodeText(hex(text))).toThrow(DerError);
  });
});

describe('readUtf8String', () => {
  it('reads a UTF8String, and nothing else', () => {
    expect(readUtf8String(utf8('refs/tags/v1'))).toBe('refs/tags/v1');
    expect(() => readUtf8String(Buffer.from('refs/tags/v1'))).toThrow(DerError);
    expect(() => readUtf8String(Buffer.concat([utf8('a'), utf8('b')]))).toThrow(DerError);
    expect(() => readUtf8String(sequence(utf8('a')))).toThrow(DerError);
  });
});

describe('requireStrict', () => {
  it.each([
    ['nothing', '', true], ['an element', '020101', true], ['a sequence', '3003020101', true], ['a long one', `308180${'0400'.repeat(64)}`, true],
    ['a long form for a short length', '30810302 0101', false], ['the same one level down', '3005308103020101', false], ['a leading zero in a length', `30820080${'0400'.repeat(64)}`, false],
    ['an indefinite length', '30800000', false], ['an element that does not end', '3003020101020101ff', false], ['a constructed context tag with a long form', 'a0810102', false],
  ])('reads %s', (_name, encoded, good) => {
    let found: unknown = 'strict';
    try {
      requireStrict(Buffer.from(encoded.replaceAll(' ', ''), 'hex'));
    } catch (error) {
      found = error instanceof DerError ? 'refused' : error;
    }
    expect(found).toBe(good ? 'strict' : 'refused');
  });

  it('is not brought down by depth', () => {
    let nested = Buffer.from('0400', 'hex');
    for (let level = 0; level < 31; level += 1) nested = Buffer.concat([Buffer.from([0x30, nested.length]), nested]);
    expect(() => requireStrict(nested)).not.toThrow();
    for (let level = 0; level < 3; level += 1) nested = Buffer.concat([Buffer.from([0x30, nested.length]), nested]);
    expect(() => requireStrict(nested)).toThrow(DerError);
  });
});
