import { describe, expect, it } from '@jest/globals';
import { preAuthEncoding, readStatement } from '../../../src/verification/envelope.ts';
import { faultOf } from '../../support/verification.ts';

const HEX = 'a'.repeat(64);
const STATEMENT = { _type: 'https://in-toto.io/Statement/v1', subject: [{ name: 'app', digest: { sha256: HEX } }], predicateType: 'https://example.com/p', predicate: { x: 1 } };
const envelope = (payload: string | object, payloadType = 'application/vnd.in-toto+json', signedOver: 'pae' | 'payload' = 'pae'): Parameters<typeof readStatement>[0] =>
  ({ kind: 'envelope', payloadType, payload: Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload)), signedOver });
const saying = (change: object): Parameters<typeof readStatement>[0] => envelope({ ...STATEMENT, ...change });

describe('preAuthEncoding', () => {
  it('is what the specification gives as its example', () => {
    expect(preAuthEncoding(envelope('hello world', 'http://example.com/HelloWorld')).toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
  });

  it('counts bytes, not characters', () => {
    expect(preAuthEncoding(envelope('ü', 'tüpe')).toString()).toBe('DSSEv1 5 tüpe 2 ü');
    expect(preAuthEncoding(envelope('', '')).toString()).toBe('DSSEv1 0  0 ');
  });

  it('is the payload where the payload alone is signed', () => {
    expect(preAuthEncoding(envelope('hello', 'x', 'payload')).toString()).toBe('hello');
  });
});

describe('readStatement', () => {
  it('reads subjects, predicate type and predicate, and keeps the whole', () => {
    const statement = readStatement(envelope(STATEMENT));
    expect(statement).toMatchObject({ predicateType: 'https://example.com/p', predicate: { x: 1 }, subjects: [{ name: 'app', digests: new Map([['sha256', HEX]]) }] });
    expect(JSON.parse(JSON.stringify(statement.document))).toEqual(STATEMENT);
  });

  it('reads the older type, several subjects, several digests, and subjects without a name', () => {
    const subject = [{ digest: { sha256: HEX, gitCommit: 'b'.repeat(40) } }, { name: 7, digest: {} }];
    expect(readStatement(saying({ _type: 'https://in-toto.io/Statement/v0.1', subject, predicate: undefined }))).toMatchObject({
      predicate: null, subjects: [{ name: null, digests: new Map([['sha256', HEX], ['gitCommit', 'b'.repeat(40)]]) }, { name: null, digests: new Map() }],
    });
  });

  it('takes as many subjects and digests as are allowed', () => {
    const digest = Object.fromEntries(Array.from({ length: 32 }, (_, i) => [`alg${i}`, 'ff']));
    expect(readStatement(saying({ subject: Array.from({ length: 1024 }, () => ({ digest })) })).subjects).toHaveLength(1024);
  });

  it('keeps keys that are names of JavaScript', () => {
    const { subjects } = readStatement(envelope(JSON.stringify(STATEMENT).replace('"sha256"', '"__proto__"')));
    expect(subjects[0]?.digests.get('__proto__')).toBe(HEX);
  });

  it.each<[string, Parameters<typeof readStatement>[0], string]>([
    ['another payload type', envelope(STATEMENT, 'application/vnd.in-toto+json; charset=utf-8'), 'PAYLOAD_TYPE'],
    ['a payload type in capitals', envelope(STATEMENT, 'application/vnd.in-toto+JSON'), 'PAYLOAD_TYPE'],
    ['no payload type', envelope(STATEMENT, ''), 'PAYLOAD_TYPE'],
    ['what is no JSON', envelope('artifact'), 'STATEMENT_MALFORMED'],
    ['nothing', envelope(''), 'STATEMENT_MALFORMED'],
    ['an array', envelope('[]'), 'STATEMENT_MALFORMED'],
    ['null', envelope('null'), 'STATEMENT_MALFORMED'],
    ['a byte order mark', envelope(`\ufeff${JSON.stringify(STATEMENT)}`), 'STATEMENT_MALFORMED'],
    ['one key twice', envelope(JSON.stringify(STATEMENT).replace('"subject"', '"predicateType":"https://evil.example","subject"')), 'STATEMENT_MALFORMED'],
    ['no type', saying({ _type: undefined }), 'STATEMENT_MALFORMED'],
    ['a type nobody knows', saying({ _type: 'https://in-toto.io/Statement/v2' }), 'STATEMENT_MALFORMED'],
    ['no predicate type', saying({ predicateType: undefined }), 'STATEMENT_MALFORMED'],
    ['an empty predicate type', saying({ predicateType: '' }), 'STATEMENT_MALFORMED'],
    ['a predicate type that is no text', saying({ predicateType: ['https://example.com/p'] }), 'STATEMENT_MALFORMED'],
    ['no subjects', saying({ subject: undefined }), 'STATEMENT_MALFORMED'],
    ['an empty list of subjects', saying({ subject: [] }), 'STATEMENT_MALFORMED'],
    ['subjects that are no list', saying({ subject: STATEMENT.subject[0] }), 'STATEMENT_MALFORMED'],
    ['too many subjects', saying({ subject: Array.from({ length: 1025 }, () => STATEMENT.subject[0]) }), 'STATEMENT_MALFORMED'],
    ['a subject that is null', saying({ subject: [STATEMENT.subject[0], null] }), 'STATEMENT_MALFORMED'],
    ['a subject without digest', saying({ subject: [{ name: 'app' }] }), 'STATEMENT_MALFORMED'],
    ['a digest that is a text', saying({ subject: [{ digest: `sha256:${HEX}` }] }), 'STATEMENT_MALFORMED'],
    ['a digest that is a number', saying({ subject: [{ digest: { sha256: 7 } }] }), 'STATEMENT_MALFORMED'],
    ['too many digests', saying({ subject: [{ digest: Object.fromEntries(Array.from({ length: 33 }, (_, i) => [`a${i}`, 'ff'])) }] }), 'STATEMENT_MALFORMED'],
  ])('refuses %s', (_name, given, code) => {
    expect(faultOf(() => readStatement(envelope(STATEMENT)))).toBe('nothing');
    expect(faultOf(() => readStatement(given))).toBe(code);
  });
});
