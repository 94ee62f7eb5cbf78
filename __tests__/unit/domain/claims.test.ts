import { describe, expect, it } from '@jest/globals';
import { claimNames } from '../../../src/domain/claims.ts';
import { fieldNames, fields, type Field } from '../../../src/domain/fields.ts';
import { inputs } from '../../../src/config/inputs.ts';

describe('claim names', () => {
  it('stand once, in kebab case', () => {
    expect(new Set(claimNames).size).toBe(claimNames.length);
    expect(claimNames.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
  });

  it('hold the claim of every field', () => {
    const known: readonly string[] = claimNames;
    expect(fieldNames.filter((name) => !known.includes(fields[name].claim))).toEqual([]);
  });

  it('are constrained by the field of the same name, where there is one', () => {
    const names: readonly string[] = claimNames;
    const other = fieldNames.filter((name) => names.includes(name) && fields[name].claim !== name);
    expect(other).toEqual([]);
  });
});

describe('fields', () => {
  it.each(fieldNames)('%s is an input, with words that are whole sentences', (name) => {
    const field: Field = fields[name];
    expect(inputs.get(name)).toMatchObject({ door: field.door, group: 'who', help: field.help });
    expect(field.help).toMatch(/^[A-Z].*\.$/);
    expect(field.pins !== null).toBe(field.kind === 'boolean');
  });

  it('weaken nothing', () => {
    expect(fieldNames.filter((name) => name.startsWith('unsafe'))).toEqual([]);
  });
});
