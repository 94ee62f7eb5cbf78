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
       verify-supply-chain policy suggest | explain | lint | test --help

Verifies that images and files were signed by whom you think, from the source you think.
Exit code: 0 go on, 1 failed, 2 error, 3 indeterminate (try again: something did not answer).

${groups.join('\n\n')}

  --json\n${wrap('Print the report as JSON.')}
  --version, --help
`;
}

/** The text of `policy --help`, and of each of its words. */
export function policyHelpText(): string {
  return `Usage: verify-supply-chain policy suggest --image <name:tag> [flags]
       verify-supply-chain policy suggest --artifact <file> --bundle <file> [flags]
       verify-supply-chain policy explain <the flags of a run>
       verify-supply-chain policy lint <file> …
       verify-supply-chain policy test <file> …

suggest
${wrap('Looks at the evidence about the subjects, verifies it, and prints the tightest policy that accepts it, with what it does not bind and why. No identity is needed, and nobody is accepted: it shows who signed, not whom to trust. repo or owner say whose attestations GitHub is asked for. Exit code: 0 a policy was printed, 1 nothing was verified that a policy could ask for, 2 error, 3 a place did not answer.')}
explain
${wrap('Verifies, and prints how the verdict came about: every layer, rule and requirement, and what met it or came how near. The exit code is that of the run.')}
lint
${wrap('Says what is wrong with policy files, and what they leave open.')}
test
${wrap('Runs the tests that policy files bring.')}

  --json
${wrap('Print the same for programs.')}
The flags are those of a run: verify-supply-chain --help.
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
