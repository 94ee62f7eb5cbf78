import { describe, expect, it } from '@jest/globals';
import { CheckpointError, parseCheckpoint } from '../../../src/verification/checkpoint.ts';

const ROOT = Buffer.alloc(32, 7);
const SIGNATURE = Buffer.concat([Buffer.from([1, 2, 3, 4]), Buffer.alloc(70, 9)]);
const line = (name: string, bytes: Buffer = SIGNATURE): string => `\u2014 ${name} ${bytes.toString('base64')}\n`;
const note = (...lines: readonly string[]): string => lines.map((one) => `${one}\n`).join('');
const GOOD = `${note('rekor.example - 1', '12', ROOT.toString('base64'))}\n${line('rekor.example')}`;

describe('parseCheckpoint', () => {
  it('reads origin, size, root and signatures', () => {
    expect(parseCheckpoint(GOOD)).toEqual({ origin: 'rekor.example - 1', size: '12', root: ROOT, signatures: [{ name: 'rekor.example', hint: Buffer.from([1, 2, 3, 4]), signature: Buffer.alloc(70, 9) }] });
  });

  it('reads further lines and cosignatures', () => {
    const text = `${note('o', '0', ROOT.toString('base64'), 'Timestamp: 1')}\n${line('o')}${line('witness')}`;
    expect(parseCheckpoint(text).signatures.map(({ name }) => name)).toEqual(['o', 'witness']);
    expect(parseCheckpoint(`${note('o', '9223372036854775807', ROOT.toString('base64'))}\n${line('o')}`).size).toBe('9223372036854775807');
  });

  it.each([
    ['nothing', '', 'has no blank line between the note and its signatures'],
    ['a note without signatures', note('o', '1', ROOT.toString('base64')), 'has no blank line between the note and its signatures'],
    ['no origin', GOOD.replace(/^.*\n/, '\n'), 'has no origin'],
    ['an empty origin', `\n\n${GOOD}`, 'has no origin'],
    ['an origin alone', `o\n\n${line('o')}`, 'has no tree size'],
    ['a size that is no number', GOOD.replace('\n12\n', '\nmany\n'), 'has no tree size'],
    ['a negative size', GOOD.replace('\n12\n', '\n-12\n'), 'has no tree size'],
    ['a size with a zero in front', GOOD.replace('\n12\n', '\n012\n'), 'has no tree size'],
    ['a size of twenty digits', GOOD.replace('\n12\n', '\n12345678901234567890\n'), 'has no tree size'],
    ['no root', `${note('o', '1')}\n${line('o')}`, 'has no root hash'],
    ['a root that is too short', GOOD.replace(ROOT.toString('base64'), ROOT.subarray(1).toString('base64')), 'has no root hash'],
    ['a root with something behind it', GOOD.replace(ROOT.toString('base64'), `${ROOT.toString('base64')}!`), 'has no root hash'],
    ['a root of another alphabet', GOOD.replace(ROOT.toString('base64'), Buffer.alloc(32, 0xff).toString('base64url')), 'has no root hash'],
    ['no line break at the end', GOOD.slice(0, -1), 'does not end in a line break'],
    ['no signature line', GOOD.slice(0, GOOD.indexOf('\u2014')), 'does not end in a line break'],
    ['a signature without dash', GOOD.replace('\u2014 ', ''), 'has a malformed signature line'],
    ['a signature that is only a hint', `${GOOD}${line('o', Buffer.alloc(4))}`, 'has a malformed signature line'],
    ['a signature that is no base64', `${GOOD}\u2014 o !!!!\n`, 'has a malformed signature line'],
    ['an empty line among signatures', `${GOOD}\n${line('o')}`, 'has a malformed signature line'],
    ['a text that is too long', `${GOOD}${line('w').repeat(1000)}`, 'is too long'],
  ])('refuses %s', (_name, text, message) => {
    expect(parseCheckpoint(GOOD).size).toBe('12');
    expect(() => parseCheckpoint(text)).toThrow(new CheckpointError(message));
  });
});
