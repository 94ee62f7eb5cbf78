// DER as a tree (X.690): certificates, signatures, timestamp tokens and what is nested in them, so that a change inside one element leaves the
// lengths around it right and gets past the first parser.

import type { Random } from './random.ts';

/** One element. `children` where its contents are elements again, also where an OCTET STRING happens to hold some. */
interface Element { tag: number; content: Buffer; children: Element[] | null }

/** The elements that fill these bytes; null where they are no DER. */
export function parseDer(bytes: Buffer): Element[] | null {
  const elements: Element[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at] ?? 0;
    const first = bytes[at + 1] ?? 0x80;
    const more = first > 0x80 ? first - 0x80 : 0;
    if (first === 0x80 || more > 3 || at + 2 + more > bytes.length) return null;
    const length = more === 0 ? first : bytes.readUIntBE(at + 2, more);
    const start = at + 2 + more;
    if (start + length > bytes.length) return null;
    const content = bytes.subarray(start, start + length);
    elements.push({ tag, content, children: (tag & 0x20) !== 0 || (tag === 0x04 && content.length > 2) ? parseDer(content) : null });
    at = start + length;
  }
  return elements.length === 0 ? null : elements;
}

/** Writes elements. A child's change shows in the lengths of all that hold it. */
export function printDer(elements: readonly Element[]): Buffer {
  return Buffer.concat(elements.map(({ tag, content, children }) => {
    const body = children === null ? content : printDer(children);
    return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body]);
  }));
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  const short = bytes.subarray(bytes.findIndex((byte) => byte !== 0));
  return Buffer.concat([Buffer.from([0x80 + short.length]), short]);
}

interface Place { readonly siblings: Element[]; readonly at: number; readonly element: Element }

function placesOf(elements: Element[]): readonly Place[] {
  return elements.flatMap((element, at) => [{ siblings: elements, at, element }, ...(element.children === null ? [] : placesOf(element.children))]);
}

/** Changes one element somewhere in the DER; `donor` lends elements of the same tag. Null where the bytes are no DER. */
export function mutateDer(bytes: Buffer, random: Random, donor: Buffer | null, mutateContent: (content: Buffer) => Buffer): Buffer | null {
  const elements = parseDer(bytes);
  if (elements === null) return null;
  const places = placesOf(elements);
  const { siblings, at, element } = random.pick(places);
  switch (random.below(9)) {
    case 0: siblings.splice(at, 1); break;
    case 1: siblings.splice(at, 0, element); break;
    case 2: {
      const other = random.below(siblings.length);
      [siblings[at], siblings[other]] = [siblings[other] ?? element, element];
      break;
    }
    case 3: element.tag = random.chance(0.5) ? element.tag ^ (1 << random.below(8)) : random.next() & 0xff; break;
    case 4: {
      const lent = placesOf(parseDer(donor ?? Buffer.alloc(0)) ?? []).filter(({ element: { tag } }) => tag === element.tag);
      if (lent.length > 0) siblings[at] = random.pick(lent).element;
      break;
    }
    case 5: return respelled(bytes, printDer([element]), random);
    default: {
      // Most of what matters stands in the leaves: names, times, numbers, keys, signatures.
      const leaves = places.filter(({ element: { children, content } }) => children === null && content.length > 0);
      const leaf = leaves.length === 0 ? element : random.pick(leaves).element;
      leaf.content = mutateContent(leaf.content);
    }
  }
  return printDer(elements);
}

// The same element with its length written long or left open (BER): what two parsers may read differently.
function respelled(bytes: Buffer, element: Buffer, random: Random): Buffer {
  const start = bytes.indexOf(element);
  const [tag, first] = [element[0] ?? 0, element[1] ?? 0];
  if (start < 0 || first > 0x80) return Buffer.concat([bytes, Buffer.from([0])]);
  const content = element.subarray(2);
  const spelled = random.chance(0.5) ? Buffer.concat([Buffer.from([tag, 0x81, content.length]), content]) : Buffer.concat([Buffer.from([tag, 0x80]), content, Buffer.alloc(2)]);
  return Buffer.concat([bytes.subarray(0, start), spelled, bytes.subarray(start + element.length)]);
}
