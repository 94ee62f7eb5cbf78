// JSON as a tree that can hold what no parser would give back: keys that stand twice, numbers beyond every range, text that is no JSON at all.

/** A value. `raw` is written as it is. */
export type Tree =
  | { kind: 'object'; members: { key: string; value: Tree }[] }
  | { kind: 'array'; items: Tree[] }
  | { kind: 'text'; value: string }
  | { kind: 'raw'; text: string };

/** A place in a tree: what holds the value, under which key, and how to put another there. */
export interface Slot { readonly holder: Exclude<Tree, { kind: 'text' | 'raw' }> | null; readonly at: number; readonly key: string; readonly value: Tree }

/** The tree of a document, new and free to be changed; null where the text is no JSON. */
export function parseTree(text: string): Tree | null {
  try {
    return treeOf(JSON.parse(text) as unknown, 0);
  } catch {
    // Certificates, signatures and what an earlier change has broken: they have no tree.
    return null;
  }
}

/** Deeper than any document the engine reads; what is deeper was nested by an earlier change, and is let be. */
const DEEPEST = 400;

function treeOf(value: unknown, depth: number): Tree {
  if (depth > DEEPEST) throw new RangeError('too deep');
  if (typeof value === 'string') return { kind: 'text', value };
  if (Array.isArray(value)) return { kind: 'array', items: value.map((item) => treeOf(item, depth + 1)) };
  if (typeof value === 'object' && value !== null) return { kind: 'object', members: Object.entries(value).map(([key, member]) => ({ key, value: treeOf(member, depth + 1) })) };
  return { kind: 'raw', text: JSON.stringify(value) };
}

/** Writes a tree. `blank` makes what stands between tokens. */
export function printTree(tree: Tree, blank: () => string = () => ''): string {
  switch (tree.kind) {
    case 'object': return `{${blank()}${tree.members.map(({ key, value }) => `${JSON.stringify(key)}${blank()}:${blank()}${printTree(value, blank)}${blank()}`).join(',')}}`;
    case 'array': return `[${blank()}${tree.items.map((item) => `${printTree(item, blank)}${blank()}`).join(',')}]`;
    case 'text': return JSON.stringify(tree.value);
    case 'raw':
    default: return tree.text;
  }
}

/** All places below the root, in the order of the text. */
export function slotsOf(tree: Tree): readonly Slot[] {
  const slots: Slot[] = [];
  const walk = (holder: Tree): void => {
    if (holder.kind === 'object') {
      for (const [at, { key, value }] of holder.members.entries()) {
        slots.push({ holder, at, key, value });
        walk(value);
      }
    } else if (holder.kind === 'array') {
      for (const [at, value] of holder.items.entries()) {
        slots.push({ holder, at, key: '', value });
        walk(value);
      }
    }
  };
  walk(tree);
  return slots;
}

/** Puts a value in a place. */
export function put({ holder, at }: Slot, value: Tree): void {
  if (holder?.kind === 'object') {
    const member = holder.members[at];
    if (member !== undefined) member.value = value;
  } else if (holder?.kind === 'array') {
    holder.items[at] = value;
  }
}

/** Takes a place out. */
export function drop({ holder, at }: Slot): void {
  if (holder?.kind === 'object') holder.members.splice(at, 1);
  else if (holder?.kind === 'array') holder.items.splice(at, 1);
}

/** Puts a value beside a place, under the same key: twice the same key in an object, a copy in a list. */
export function putBeside({ holder, at, key }: Slot, value: Tree, after: boolean): void {
  const place = after ? at + 1 : at;
  if (holder?.kind === 'object') holder.members.splice(place, 0, { key, value });
  else if (holder?.kind === 'array') holder.items.splice(place, 0, value);
}

/** Names a place otherwise; only members of objects have names. */
export function rename({ holder, at }: Slot, key: string): void {
  const member = holder?.kind === 'object' ? holder.members[at] : undefined;
  if (member !== undefined) member.key = key;
}
