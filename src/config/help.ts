// Help and flags of the command line, from the table of inputs.

import { inputs, type InputKind } from './inputs.ts';

/** The program's version, as package.json states it (a test compares). */
export const versionText = 'verify-supply-chain 0.0.0';

/** Kinds that take several values. */
const SEVERAL: ReadonlySet<InputKind> = new Set<InputKind>(['lines', 'keys', 'secrets']);

/** The flags: every input under its own name. */
export const flags: readonly { readonly name: string; readonly kind: 'boolean' | 'value' | 'values' }[] = [...inputs].map(([name, { kind }]) => ({ name, kind: kind === 'boolean' ? 'boolean' : SEVERAL.has(kind) ? 'values' : 'value' }));

const GROUPS = {
  what: 'What is verified',
  who: 'Who must have signed, and from which source',
  evidence: 'Which evidence, under which trust',
  behaviour: 'What is done about it',
  unsafe: 'What makes less be verified',
} as const;

/** The text of --help. */
export function helpText(): string {
  const groups = Object.entries(GROUPS).map(([group, title]) => {
    const rows = [...inputs].filter(([, input]) => input.group === group).map(([name, { kind, help }]) => `  --${name}${kind === 'boolean' ? '' : ' <value>'}${SEVERAL.has(kind) ? ' …' : ''}\n${wrap(help)}`);
    return `${title}:\n${rows.join('\n')}`;
  });
  return `Usage: verify-supply-chain --image <name:tag> --repo <owner/name> [flags]
       verify-supply-chain --artifact <file> --bundle <file> --repo <owner/name> [flags]

Verifies that images and files were signed by whom you think, from the source you think.
Exit code: 0 go on, 1 failed, 2 error, 3 indeterminate (try again: something did not answer).

${groups.join('\n\n')}

  --json\n${wrap('Print the report as JSON.')}
  --version, --help
`;
}

function wrap(text: string): string {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    const line = lines[last] ?? '';
    if (line.length + word.length + 1 > 84) lines.push(word);
    else lines[last] = line === '' ? word : `${line} ${word}`;
  }
  return lines.map((line) => `      ${line}`).join('\n');
}
