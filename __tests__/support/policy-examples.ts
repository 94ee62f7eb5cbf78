// The examples of a document about policies: the files that stand in it, and the table that says what becomes of which evidence.
//
// A block belongs to the next table below it. Its first line names the file, and the repository if it is of another one: `# denied.yml in acme/policies`.
// A block without a name is policy.yml; a list of steps is no file, but how the policy is asked.

/** A file of an example, and the repository that it lies in; null is the workspace. */
export interface ExampleFile { readonly name: string; readonly repo: string | null; readonly text: string }
/** A row of the table: the evidence in words, and what is said of it. */
export interface Row { readonly there: string; readonly verdict: string; readonly line: number }
export interface Example { readonly heading: string; readonly files: readonly ExampleFile[]; readonly step: string | null; readonly rows: readonly Row[] }

const HEADER = '| there is | verdict |';
const LANGUAGES: ReadonlySet<string> = new Set(['yaml', 'cel', 'cue', 'rego']);

/** The examples of a Markdown text. Throws for a block of these languages without a table, and for a table without a policy. */
export function examplesIn(markdown: string): readonly Example[] {
  const examples: Example[] = [];
  let heading = '';
  let blocks: string[] = [];
  let open: { readonly language: string; readonly lines: string[] } | null = null;
  let rows: Row[] | null = null;
  const endOfTable = (): void => {
    if (rows !== null) examples.push(exampleOf(heading, blocks, rows));
    if (rows !== null) blocks = [];
    rows = null;
  };
  for (const [index, line] of `${markdown}\n`.split('\n').entries()) {
    if (open !== null) {
      if (line !== '```') open.lines.push(line);
      else { if (LANGUAGES.has(open.language)) blocks.push(open.lines.join('\n')); open = null; }
    } else if (line.startsWith('```')) open = { language: line.slice(3), lines: [] };
    else if (line === HEADER) rows = [];
    else if (rows !== null && line.startsWith('|')) { if (!line.startsWith('| ---')) rows.push(rowOf(line, index + 1)); }
    else {
      endOfTable();
      if (/^#{1,3} /.test(line)) {
        if (blocks.length > 0) throw new Error(`an example under "${heading}" has no table`);
        heading = line.replace(/^#+ /, '');
      }
    }
  }
  endOfTable();
  if (blocks.length > 0) throw new Error(`an example under "${heading}" has no table`);
  return examples;
}

function rowOf(line: string, number: number): Row {
  const [, there, verdict, ...more] = line.split('|').map((cell) => cell.trim());
  if (there === undefined || verdict === undefined || more.length !== 1) throw new Error(`no row: ${line}`);
  return { there, verdict, line: number };
}

function exampleOf(heading: string, blocks: readonly string[], rows: readonly Row[]): Example {
  const isStep = (text: string): boolean => /^- (?:id: .*\n {2})?uses: /.test(text);
  const files = blocks.filter((text) => !isStep(text)).map(fileOf);
  const [step = null, ...others] = blocks.filter(isStep);
  if (files.length === 0 || others.length > 0) throw new Error(`the example under "${heading}" has ${files.length} files and ${others.length} steps too many`);
  return { heading, files, step, rows };
}

function fileOf(text: string): ExampleFile {
  const [, name = 'policy.yml', repo = null] = /^(?:#|\/\/) (\S+\.(?:yml|cel|cue|rego))(?: in (\S+))?\n/.exec(text) ?? [];
  return { name, repo, text: `${text}\n` };
}
