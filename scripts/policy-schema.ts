// The JSON Schema of policy files, made from the table of keys: editors complete and check by it (docs/policy.schema.json, written by write-metadata.ts).
//
// It says which keys there are and how their values are written. What they mean together, and whether names fit, is said by `policy lint`.

import { classNames } from '../src/domain/predicate-types.ts';
import { places, type Form, type Key, type PlaceName } from '../src/policy/keys.ts';

type Schema = Readonly<Record<string, unknown>>;

// A number or a truth is the text that it was written as.
const TEXT: Schema = { type: ['string', 'number', 'boolean'] };
const oneOrMany = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'array', items: schema, minItems: 1 }] });

/** The schema as a document. */
export function policySchema(): Schema {
  const defs = Object.fromEntries(Object.entries(places).filter(([name]) => name !== 'policy').map(([name, keys]) => [name, placeSchema(keys)]));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Policy of verify-supply-chain',
    description: 'Generated from src/policy/keys.ts by scripts/write-metadata.ts. Do not edit.',
    ...placeSchema(places.policy),
    $defs: {
      ...defs,
      class: { description: `A class of evidence: ${classNames.join(', ')}, or a predicate type URI.`, type: 'string' },
      classWithKeys: { description: 'One class, with its keys below it.', type: 'object', minProperties: 1, maxProperties: 1, propertyNames: { not: { enum: ['any', 'at-least', 'of'] } }, additionalProperties: { anyOf: [{ $ref: '#/$defs/evidence' }, { type: 'null' }] } },
      member: { anyOf: [{ $ref: '#/$defs/class' }, { $ref: '#/$defs/classWithKeys' }] },
      any: { type: 'object', properties: { any: { type: 'array', items: { $ref: '#/$defs/member' }, minItems: 1 } }, required: ['any'], additionalProperties: false },
      atLeast: { type: 'object', properties: { 'at-least': { type: 'integer', minimum: 1 }, of: { type: 'array', items: { $ref: '#/$defs/member' }, minItems: 1 } }, required: ['at-least', 'of'], additionalProperties: false },
      requirement: { anyOf: [{ description: 'A class, or a | b for either.', type: 'string' }, { $ref: '#/$defs/any' }, { $ref: '#/$defs/atLeast' }, { $ref: '#/$defs/classWithKeys' }] },
    },
  };
}

function placeSchema(keys: Readonly<Record<string, Key>>): Schema {
  const required = Object.entries(keys).filter(([, key]) => key.required).map(([name]) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(keys).map(([name, { form, help }]) => [name, { description: help, ...formSchema(form) }])),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
}

function formSchema(form: Form): Schema {
  switch (form.form) {
    case 'text': return TEXT;
    case 'texts': return oneOrMany(TEXT);
    case 'pairs': return { anyOf: [TEXT, { type: 'array', items: TEXT, minItems: 1 }, { type: 'object', additionalProperties: TEXT }] };
    case 'boolean': return { type: 'boolean' };
    case 'version': return { anyOf: [{ const: 1 }, { const: '1' }] };
    case 'choice': return { enum: form.choices };
    case 'choices': return oneOrMany({ enum: form.choices });
    case 'map': return orText(referTo(form.of), form.text);
    case 'list': return { type: 'array', items: orText(referTo(form.of), form.text), minItems: 1 };
    case 'named': return { type: 'object', additionalProperties: orText(referTo(form.of), form.text) };
    case 'texts-by-name': return { type: 'object', additionalProperties: TEXT };
    case 'require': return oneOrMany({ $ref: '#/$defs/requirement' });
    case 'members': return { type: 'array', items: { $ref: '#/$defs/member' }, minItems: 1 };
    default: return form satisfies never;
  }
}

function referTo(place: PlaceName): Schema {
  return { $ref: `#/$defs/${place}` };
}

function orText(schema: Schema, text: string | null): Schema {
  return text === null ? schema : { anyOf: [{ description: text, type: 'string' }, schema] };
}
