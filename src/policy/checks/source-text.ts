// Policies as text: their code alone, without comments and without what stands in quotes, for what can be said of them before a program runs.

/** How a language writes comments and texts. Each part is matched whole, from the left. */
const PARTS = {
  cue: /\/\/[^\n]*|(#+)"""[\s\S]*?"""\1|(#+)'''[\s\S]*?'''\2|(#+)"[^\n]*?"\3|(#+)'[^\n]*?'\4|"""(?:\\[\s\S]|[^\\])*?"""|'''(?:\\[\s\S]|[^\\])*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g,
  rego: /#[^\n]*|"(?:\\.|[^"\\\n])*"|`[^`]*`/g,
} as const;

const COMMENT: Readonly<Record<keyof typeof PARTS, string>> = { cue: '//', rego: '#' };

/** The code of a policy: comments are gone, texts are `""`. A text that is put together from others keeps the names in it. */
export function codeOf(text: string, language: keyof typeof PARTS): string {
  return text.replaceAll(PARTS[language], (part) => {
    if (part.startsWith(COMMENT[language])) return '';
    const inner = language === 'cue' ? [...part.matchAll(/\\#*\(([^)]*)\)/g)].map(([, code]) => code) : [];
    return `""${inner.length === 0 ? '' : ` + (${inner.join(' ')})`}`;
  });
}
