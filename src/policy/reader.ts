// Reads the values of a policy by its table of keys: what is not of its form is a problem with its place, and all of them are said at once.

import type { At } from '../domain/at.ts';
import { bounded, problem, type Code, type Problem } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import { nearest } from '../domain/nearest.ts';
import { kindOf, type Entry, type MapValue, type Value } from './document.ts';
import { places, type PlaceName } from './keys.ts';

/** A text with its place. */
export interface Said { readonly text: string; readonly at: At }

/** The members of a map, by key; none that is not known there. */
export type Members = ReadonlyMap<string, Entry>;

/** Reads values, and collects what is wrong with them. */
export class Reader {
  readonly problems: Problem[] = [];
  readonly notes: Problem[] = [];

  /** Says that something is wrong. Beyond a number nothing more is kept. */
  fault(code: Code, at: At, given: Omit<Partial<Problem>, 'code' | 'at'>): void {
    if (this.problems.length < limits.policyProblems) this.problems.push(problem(code, { ...given, at }));
  }

  invalid(about: string, at: At, seen: string | null, expected: string, what = `${about} is not of its form.`): void {
    this.fault('CONFIG_INVALID_VALUE', at, { about, what, seen, expected });
  }

  /** The members of a map of a place; null where it is no map. */
  members(value: Value, place: PlaceName, about: string): Members | null {
    if (value.kind !== 'map') {
      this.invalid(about, value.at, kindOf(value), `a map with ${listed(Object.keys(places[place]))}`, `${about} is ${kindOf(value)}, and must be a map.${quoted(value)}`);
      return null;
    }
    const known = places[place];
    for (const { key, at } of value.entries) if (!Object.hasOwn(known, key)) this.unknown(key, at, Object.keys(known), about);
    for (const [key, { required, help }] of Object.entries(known)) {
      if (required && !value.entries.some((entry) => entry.key === key)) this.fault('CONFIG_MISSING_KEY', value.at, { about: key, what: `${about} has no ${key}.`, expected: help, next: `Add ${key}.` });
    }
    return new Map(value.entries.filter(({ key }) => Object.hasOwn(known, key)).map((entry) => [entry.key, entry]));
  }

  unknown(key: string, at: At, known: readonly string[], about: string): void {
    const guess = nearest(key, known);
    this.fault('CONFIG_UNKNOWN_KEY', at, { about: bounded(key, 64), what: `${about} takes no key "${bounded(key, 64)}".`, seen: key, expected: guess ?? listed(known), ...(guess === null ? { next: 'Take it out, or correct it.' } : {}) });
  }

  /** A text. A number or boolean is the text that it was written as; nothing, a map and a list are none. */
  text(value: Value, about: string): Said | null {
    if (value.kind === 'text' || value.kind === 'number' || value.kind === 'boolean') {
      if (value.text.trim() !== '') return { text: value.text.trim(), at: value.at };
      this.fault('CONFIG_EMPTY_INPUT', value.at, { about, what: `${about} is given but empty.`, next: 'Give it a value, or leave it out.' });
      return null;
    }
    this.invalid(about, value.at, kindOf(value), 'a text', `${about} is ${kindOf(value)}, and must be a text.${quoted(value)}`);
    return null;
  }

  /** One text, or a list of them; none where something is wrong with one. */
  texts(value: Value, about: string): readonly Said[] {
    if (value.kind !== 'list') return [this.text(value, about)].flatMap((said) => said ?? []);
    if (value.items.length === 0) this.fault('CONFIG_EMPTY_INPUT', value.at, { about, what: `${about} is given but empty.`, next: 'Give it a value, or leave it out.' });
    const said = value.items.map((item) => this.text(item, about));
    return said.flatMap((one) => one ?? []);
  }

  /** key=value, as lines or as a map. */
  pairs(value: Value, about: string): readonly Said[] {
    if (value.kind !== 'map') return this.texts(value, about);
    return value.entries.flatMap(({ key, at, value: member }) => {
      const said = this.text(member, `${about} ${bounded(key, 64)}`);
      if (said !== null && key.includes('=')) this.invalid(about, at, key, 'a key without =');
      return said === null ? [] : [{ text: `${key}=${said.text}`, at }];
    });
  }

  boolean(value: Value, about: string): boolean | null {
    if (value.kind === 'boolean') return value.boolean;
    this.invalid(about, value.at, 'text' in value ? value.text : kindOf(value), 'true or false');
    return null;
  }

  /** One of some words; null where it is none, which is said. */
  choice<T extends string>(value: Value, about: string, choices: readonly T[]): T | null {
    const said = this.text(value, about);
    const found = choices.find((one) => one === said?.text);
    if (said !== null && found === undefined) this.invalid(about, said.at, said.text, listed(choices));
    return found ?? null;
  }

  items(value: Value, about: string): readonly Value[] {
    if (value.kind === 'list') return value.items;
    this.invalid(about, value.at, kindOf(value), 'a list', `${about} is ${kindOf(value)}, and must be a list.`);
    return [];
  }
}

function listed(words: readonly string[]): string {
  return words.join(', ');
}

// `{version}` without quotes is a map with one key and nothing behind it.
function quoted(value: Value): string {
  return isPlaceholder(value) ? ' Quote a text with { } in it.' : '';
}

function isPlaceholder(value: Value): value is MapValue {
  return value.kind === 'map' && value.entries.length === 1 && value.entries.every(({ key, value: member }) => (key === 'tag' || key === 'version') && member.kind === 'empty');
}
