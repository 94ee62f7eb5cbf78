import { describe, expect, it } from '@jest/globals';
import { forCommandData, forCommandProperty, forJson, forLog, forMarkdown, forMarkdownCell, forMarkdownCode, forTerminal, guardLine } from '../../../src/report/escape.ts';

describe('forLog', () => {
  it.each([
    ['plain text', 'acme/app v1.2.3 C:\\dir\\file.txt', 'acme/app v1.2.3 C:\\dir\\file.txt'],
    ['letters of other scripts', 'Grüße 東京 🚀', 'Grüße 東京 🚀'],
    ['a command at the start', '::set-output name=x::y', '\\::set-output name=x::y'],
    ['a command after blanks', '  ::error::y', '  \\::error::y'],
    ['colons inside', 'a::b', 'a::b'],
    ['an old command anywhere', 'see ##[set-output name=x]y', 'see ##\\[set-output name=x]y'],
    ['line breaks', 'a\r\n::error::b', 'a\\r\\n::error::b'],
    ['a tab', 'a\tb', 'a\\tb'],
    ['an escape sequence', '\u001b[31mred', '\\u{1b}[31mred'],
    ['a C1 control', '\u009b31mred', '\\u{9b}31mred'],
    ['NUL', 'a\0b', 'a\\u{0}b'],
    ['bidirectional control', 'a\u202eb\u2066c', 'a\\u{202e}b\\u{2066}c'],
    ['invisible characters', 'a\u200bb\ufeffc\u00add\u{e0041}e', 'a\\u{200b}b\\u{feff}c\\u{ad}d\\u{e0041}e'],
    ['separators of lines', 'a\u2028b\u2029c\u0085d', 'a\\u{2028}b\\u{2029}c\\u{85}d'],
    ['other blanks', 'a\u00a0b\u3000c', 'a\\u{a0}b\\u{3000}c'],
    ['a lone surrogate', 'a\ud800b', 'a\\u{d800}b'],
  ])('shows %s', (_, text, shown) => {
    expect(forLog(text)).toBe(shown);
  });

  it('bounds the text and says that it was cut', () => {
    expect(forLog('a'.repeat(1_000_000), 10)).toBe('aaaaaaaaaa… (cut)');
    expect(forLog('a'.repeat(10), 10)).toBe('aaaaaaaaaa');
  });

  it('bounds what escapes grow to', () => {
    expect(forLog('\u202e'.repeat(300)).length).toBeLessThan(400);
  });

  it('does not leave half of a surrogate pair', () => {
    expect(forLog('abc🚀def', 4)).toBe('abc… (cut)');
  });
});

describe('guardLine', () => {
  it('disarms what two harmless pieces become together', () => {
    expect(guardLine(`${forTerminal('##')}${forTerminal('[error]')}`)).toBe('##\\[error]');
    expect(guardLine(`${forTerminal(':')}${forTerminal(':error::')}`)).toBe('\\::error::');
  });
});

describe('forMarkdownCode', () => {
  it.each([
    ['plain text', 'refs/tags/v1', '`refs/tags/v1`'],
    ['nothing', '', '(empty)'],
    ['a backtick', 'a`b', '``a`b``'],
    ['a fence', '```\n<img src=x>', '```` ```\\n<img src=x> ````'],
    ['a backtick at the end', 'a`', '`` a` ``'],
    ['blanks around', ' a ', '`  a  `'],
    ['a pipe', 'a|b', '`a|b`'],
  ])('makes code of %s', (_, text, code) => {
    expect(forMarkdownCode(text)).toBe(code);
  });
});

describe('forMarkdownCell', () => {
  it('leaves no pipe, escaped or not, that could end the cell', () => {
    expect(forMarkdownCell('a|b\\|c\\\\|d')).toBe('`a\\u{7c}b\\\\u{7c}c\\\\\\u{7c}d`');
  });
});

describe('forMarkdown', () => {
  it.each([
    ['prose', 'Check the path, and that it is right (really).', 'Check the path, and that it is right (really).'],
    ['a URL', 'see https://evil.example/x now', 'see `https://evil.example/x` now'],
    ['a bare domain', 'see www.evil.example', 'see `www.evil.example`'],
    ['a mention', 'ask @octocat please', 'ask `@octocat` please'],
    ['a mail address', 'ask a@b.example', 'ask `a@b.example`'],
    ['a link', 'a [b](javascript:alert(1)) c', 'a `[b](javascript:alert(1))` c'],
    ['an image', '![b](x)', '`![b](x)`'],
    ['HTML', 'a <img src=x onerror=y> b', 'a `<img` src=x `onerror=y>` b'],
    ['entities', 'a &lt;b', 'a `&lt;b`'],
    ['emphasis', '*a* _b_ ~~c~~', '`*a* _b_ ~~c~~`'],
    ['references', 'acme/app#1 GH-12 deadbeef1', '`acme/app#1 GH-12 deadbeef1`'],
    ['emoji', ':smile:', '`:smile:`'],
    ['a formula', '$x$', '`$x$`'],
    ['a pipe', 'a | b', 'a `\\u{7c}` b'],
    ['backticks', 'a ` <b> ` c', 'a `` ` <b> ` `` c'],
    ['line breaks', 'a\n\n# b', '`a\\n\\n#` b'],
  ])('shows %s as code where it could be live', (_, text, shown) => {
    expect(forMarkdown(text)).toBe(shown);
  });
});

describe('forCommandData and forCommandProperty', () => {
  it('spell what would end the data or the property', () => {
    expect(forCommandData('50%\r\n::error::a')).toBe('50%25%0D%0A::error::a');
    expect(forCommandProperty('a,b:c%\n')).toBe('a%2Cb%3Ac%25%0A');
  });
});

describe('forJson', () => {
  it('keeps the value and shows neither commands nor invisible characters', () => {
    const value = { '##[a': ['##[error]x', '\u202e\u{e0041}\u009b', 'plain'] };
    const text = forJson(JSON.stringify(value, null, 2));
    expect(JSON.parse(text)).toEqual(value);
    expect(text).toContain('#\\u0023[error]x');
    expect(text).toContain('\\u202e\\udb40\\udc41\\u009b');
    expect(text).not.toContain('##[');
  });
});
