import { describe, expect, it } from '@jest/globals';
import { claimNames, isOpenClaim, openClaim, openClaims } from '../../../src/domain/claims.ts';
import { fieldNames, fields, type Field, type FieldName } from '../../../src/domain/fields.ts';
import { limits } from '../../../src/domain/limits.ts';
import { inputs } from '../../../src/config/inputs.ts';

describe('claim names', () => {
  it('stand once, in kebab case', () => {
    expect(new Set(claimNames).size).toBe(claimNames.length);
    expect(claimNames.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
  });

  it('hold the claim of every field', () => {
    const known: readonly string[] = claimNames;
    const isOpen = (name: FieldName): boolean => ['pairs', 'levels'].includes(fields[name].kind);
    expect(fieldNames.filter((name) => !isOpen(name) && !known.includes(fields[name].claim))).toEqual([]);
    // Fields of pairs and of levels are about claims of an open set, one for each key.
    expect(fieldNames.filter(isOpen).map((name) => fields[name].claim)).toEqual(['workflow-input.*', 'external-parameter.*', 'verified-level.*', 'annotations.*']);
  });

  it('are open for annotations, under keys that one line can ask for', () => {
    expect(openClaim('annotations', 'env')).toBe('annotations.env');
    expect(openClaim('annotations', 'a.b/c-d_e')).toBe('annotations.a.b/c-d_e');
    for (const key of ['', 'a=b', 'a b', ' a', 'a\n', 'a\u0000', 'a\u0085', 'a\u00a0b', 'k'.repeat(limits.openClaimKey + 1)]) expect([key, openClaim('annotations', key)]).toEqual([key, null]);
    expect(openClaim('annotations', 'k'.repeat(limits.openClaimKey))).not.toBeNull();
  });

  it('are told apart from the closed ones', () => {
    expect(openClaims.map((set) => openClaim(set, 'k')).every((name) => name !== null && isOpenClaim(name))).toBe(true);
    expect([...claimNames, 'annotations', 'annotationsx.k', 'x.annotations.k'].filter(isOpenClaim)).toEqual([]);
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
