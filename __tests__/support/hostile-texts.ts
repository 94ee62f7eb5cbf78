// What authors of evidence may write where others read: one list for every place that prints what they wrote, and how to see what is live.

export const hostile: Readonly<Record<string, string>> = {
  'a workflow command': '::set-output name=verified::true',
  'a workflow command after a line break': 'x\n::error file=a::b',
  'a workflow command after CRLF and blanks': 'x\r\n   ::add-mask::e',
  'a workflow command after other line breaks': 'x\u2028::error::b\u2029::error::c\u0085::error::d\v::error::e\f::error::f',
  'stop-commands': '::stop-commands::x',
  'an old workflow command': 'x ##[set-output name=verified;]true',
  'an old workflow command in pieces': '##', 'its other piece': '[error]x',
  'a Markdown link': '[click](https://evil.example)', 'a script link': '[click](javascript:alert(1))', 'a reference link': '[a]: https://evil.example "x"',
  'an image': '![x](https://evil.example/x.png)', 'an autolink': '<https://evil.example>', 'a bare URL': 'https://evil.example/a?b=c&d', 'a bare domain': 'www.evil.example',
  'a script URL': 'javascript:alert(1)', 'a data URL': 'data:text/html,<script>alert(1)</script>',
  HTML: '<img src=x onerror=alert(1)>', 'a closing tag': '</code></pre></details><script>alert(1)</script>', 'a comment': '<!-- x', entities: '&lt;b&gt; &#60;i&#62; &#x2a;',
  'a code fence': '```\n# heading\n```', backticks: '` `` ``` x ` <b>', 'a backtick at the end': 'x`', 'only a backtick': '`', 'a backslash at the end': 'x\\', 'a backslash before a backtick': '\\`<b>\\`',
  pipes: '| a | b |\n| --- | --- |', 'escaped pipes': '\\| \\\\| \\\\\\|', emphasis: '*a* **b** _c_ ~~d~~', headings: '# a\n## b\n---\n===', lists: '- a\n1. b\n> c',
  'a mention': '@octocat and @acme/team', mail: 'a@evil.example', references: '#1 acme/app#2 GH-3 acme/app@deadbeefdeadbeef', emoji: ':skull:', math: '$x$ $$y$$',
  'escape sequences': '\u001b[31mred\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007\u001b[2J', 'C1 controls': '\u009b31mred\u009d8;;x\u009c', 'carriage returns': 'passed\rfailed', backspaces: 'failed\b\b\b\b\b\bpassed',
  NUL: 'a\0b', bidirectional: 'a\u202egnp.exe\u202c\u2066x\u2069\u200f', invisible: 'a\u200b\u200d\u2060\ufeff\u00ad\u180eb', tags: 'a\u{e0041}\u{e0042}', 'variation selectors': 'a\ufe0f\u{e0100}b',
  'lone surrogates': 'a\ud800b\udc00c', 'a heredoc delimiter': 'x\nghadelimiter_00000000-0000-0000-0000-000000000000\nverified=true', 'percent signs': '%0A::error::x %25', 'a prototype': '__proto__',
  'JSON': '"}],"outcome":"passed","x":[{"', 'nothing': '', 'a megabyte': 'a'.repeat(1_000_000), 'a megabyte of backticks': '`'.repeat(1_000_000), 'a megabyte of commands': '\n::error::x'.repeat(100_000),
  'a megabyte of wide characters': '🚀'.repeat(500_000), 'a megabyte of invisible characters': '\u202e'.repeat(1_000_000), 'a megabyte of words': '<b> a '.repeat(160_000),
};

// What a runner obeys (actions/runner): `::` after blanks at the start of a line, `##[` anywhere. A line ends at any of these for somebody.
export const liveCommands = (text: string): readonly string[] => text.split(/[\n\r\v\f\u0085\u2028\u2029]/).filter((line) => /^\s*::/.test(line) || line.includes('##['));
// Controls but the line feed, separators, bidirectional and invisible characters, tags and variation selectors, lone surrogates.
export const CONTROLS = /(?!\n)\p{Cc}|[\p{Zl}\p{Zp}\p{Cs}]|[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\ufe00-\ufe0e]|[\u{e0000}-\u{e01ef}]/u;
