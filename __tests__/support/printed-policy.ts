// A layer of the policy model, printed as a policy file: the way back from what the reader makes of one.
//
// What can be said in several ways is said in one that chance picks: a signer by name, or by its workflow in full; what all evidence of a rule has in
// common at the rule, or at each class; maps in any order, in blocks or as JSON. What the format cannot say throws, and nothing is left out.

import { stringify } from 'yaml';
import type { Digest } from '../../src/domain/digest.ts';
import { fields, type FieldName } from '../../src/domain/fields.ts';
import type { Constraints, DenyRule, Evidence, Layer, Pattern, Requirement, Rule, Signer } from '../../src/domain/policy.ts';
import type { Chance } from './chance.ts';

type Said = Record<string, unknown>;

/** What printing needs: the paths of keys by their digest, and where chance comes from. */
export interface Printing { readonly keys: ReadonlyMap<Digest, string>; readonly chance: Chance }

/** Prints a layer. Throws `TypeError` for what no policy file can say. */
export function printPolicy(layer: Layer, printing: Printing): string {
  const printer = new Printer(printing);
  const document = printer.policy(layer);
  return printing.chance.odds(0.3) ? JSON.stringify(document) : stringify(document, { aliasDuplicateObjects: false, lineWidth: 0, collectionStyle: printing.chance.one(['any', 'block']) });
}

class Printer {
  readonly #keys: Printing['keys'];
  readonly #chance: Chance;
  readonly #named = new Map<string, { readonly name: string; readonly said: unknown }>();

  constructor({ keys, chance }: Printing) {
    this.#keys = keys;
    this.#chance = chance;
  }

  policy({ rules, unmatched, deny }: Layer): Said {
    const printed = rules.map((rule) => this.#rule(rule));
    const denied = deny.map((one) => this.#deny(one));
    const signers = this.#shuffled([...this.#named.values()].map(({ name, said }) => [name, said] as const));
    return this.#map({ version: 1, rules: printed, ...(unmatched === 'deny' && this.#chance.odds(0.5) ? {} : { unmatched }), ...(denied.length > 0 ? { deny: denied } : {}), ...(signers.length > 0 ? { signers: Object.fromEntries(signers) } : {}) });
  }

  #rule({ name, match, require, same, mode }: Rule): Said {
    const leaves = leavesOf(require);
    const isCommon = new Set(leaves.map(({ signedBy }) => signedBy.map(identityOf).toSorted().join('\n'))).size === 1;
    // What a member says itself stands in place of what the rule says: said once where all say the same.
    const [first] = leaves;
    const atRule = isCommon && first !== undefined && this.#chance.odds(0.6);
    const kinds = { image: 'images', file: 'files', package: 'packages', any: null } as const;
    const about: Said = {};
    for (const { kind, glob } of match.anyOf) {
      const key = kinds[kind] ?? fail(`a rule about ${kind}`);
      about[key] = [...((about[key] as string[] | undefined) ?? []), glob.text];
    }
    return this.#map({
      name, ...about, ...(match.except.length > 0 ? { except: match.except.map(({ text }) => text) } : {}), require: this.#require(require, atRule),
      ...(atRule ? { 'signed-by': this.#signedBy(first.signedBy) } : {}), ...(same.length > 0 ? { same: this.#listed(this.#shuffled(same)) } : {}), ...(mode === 'enforce' && this.#chance.odds(0.5) ? {} : { mode }),
    });
  }

  #require(requirement: Requirement, atRule: boolean): unknown {
    switch (requirement.kind) {
      case 'all': return this.#shuffled(requirement.of).map((one) => this.#item(one, atRule));
      case 'evidence': case 'any': case 'at-least': {
        const one = this.#item(requirement, atRule);
        return this.#chance.odds(0.5) ? one : [one];
      }
      case 'judged': case 'exempt': case 'refuse': default: return fail(`a requirement of the kind ${requirement.kind}`);
    }
  }

  #item(requirement: Requirement, atRule: boolean): unknown {
    switch (requirement.kind) {
      case 'evidence': return this.#evidence(requirement, atRule);
      case 'any': {
        const members = this.#shuffled(requirement.of).map((one) => (one.kind === 'evidence' ? this.#evidence(one, atRule) : fail('an alternative that is no evidence')));
        return members.every((one) => typeof one === 'string') && this.#chance.odds(0.5) ? members.join(' | ') : { any: members };
      }
      case 'at-least': return this.#map({ 'at-least': requirement.count, of: this.#shuffled(requirement.of).map((one) => this.#evidence(one, atRule)) });
      case 'all': case 'judged': case 'exempt': case 'refuse': default: return fail(`a member of the kind ${requirement.kind}`);
    }
  }

  #evidence({ what, signedBy, where, checks, quantifier }: Evidence, atRule: boolean): unknown {
    const label = what.kind === 'signature' ? 'signature' : what.label;
    const own: Said = { ...(atRule ? {} : { 'signed-by': this.#signedBy(signedBy) }), ...this.#fields(where), ...(checks.length > 0 ? { check: this.#listed(checks.map(({ text }) => text)) } : {}), ...(quantifier === 'every' ? { every: true } : {}) };
    return Object.keys(own).length === 0 && this.#chance.odds(0.7) ? label : { [label]: Object.keys(own).length === 0 ? null : this.#map(own) };
  }

  #signedBy(signers: readonly Signer[]): unknown {
    return this.#listed(this.#shuffled(signers).map((signer) => this.#signer(signer)));
  }

  #signer(signer: Signer): string {
    if (signer.kind === 'previous') return 'previous';
    const said = this.#said(signer);
    const workflow = said['signer-workflow'];
    if (typeof workflow === 'string' && Object.keys(said).length === 1 && this.#chance.odds(0.5)) return workflow;
    const identity = JSON.stringify(Object.entries(said).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    const known = this.#named.get(identity) ?? { name: `s${this.#named.size}`, said: typeof workflow === 'string' && Object.keys(said).length === 1 && this.#chance.odds(0.5) ? workflow : this.#map(said) };
    this.#named.set(identity, known);
    return known.name;
  }

  #said(signer: Signer): Said {
    switch (signer.kind) {
      case 'keyless': return { ...this.#fields(signer.accept), ...this.#fields(signer.facts) };
      case 'key': return { key: this.#keys.get(signer.spki) ?? fail(`the key ${signer.spki}`), ...this.#fields(signer.facts) };
      case 'previous': case 'unsafe-any': default: return fail(`a signer of the kind ${signer.kind}`);
    }
  }

  #deny({ digests, claims, witnessedBetween: [from, until], reason }: DenyRule): Said {
    return this.#map({ ...(digests.length > 0 ? { digests: this.#listed(digests) } : {}), ...this.#fields(claims), ...(from === null ? {} : { from }), ...(until === null ? {} : { until }), reason });
  }

  /** Constraints as fields. A workflow and its ref are one; the issuer of GitHub Actions is what its short names have. */
  #fields(constraints: Constraints): Said {
    const claims = new Map(constraints);
    const ref = textOf(claims.get('signer-ref'));
    const said: Said = {};
    const isShort = ['signer-workflow', 'signer-repo', 'repo', 'owner'].some((name) => [...claims.keys()].some((claim) => claim === name));
    for (const [claim, pattern] of claims) {
      if (claim === 'signer-ref' || (claim === 'certificate-oidc-issuer' && isShort)) continue;
      const [name] = (Object.keys(fields) as FieldName[]).filter((field) => fields[field].claim === claim && KINDS.has(fields[field].kind));
      if (name === undefined) fail(`a constraint on ${claim}`);
      else if (fields[name].kind === 'boolean') said[name] = textOf(pattern) === fields[name].pins ? true : fail(`another ${claim}`);
      else if (claim === 'signer-workflow') said[name] = `${textOf(pattern) ?? fail('no workflow')}@${ref ?? fail('a workflow without a ref')}`;
      else if (pattern.kind !== 'text') fail(`a pattern of the kind ${pattern.kind}`);
      else said[name] = fields[name].several ? this.#listed(pattern.anyOf) : pattern.anyOf.length === 1 ? pattern.anyOf[0] : fail(`several values of ${name}`);
    }
    return said;
  }

  #listed<T>(list: readonly T[]): T | readonly T[] {
    const [first, second] = list;
    return first !== undefined && second === undefined && this.#chance.odds(0.5) ? first : list;
  }

  #shuffled<T>(list: readonly T[]): readonly T[] {
    return this.#chance.shuffled(list);
  }

  #map(entries: Said): Said {
    return Object.fromEntries(this.#shuffled(Object.entries(entries)));
  }
}

/** The kinds of fields whose value is the text that the claim must have. */
const KINDS: ReadonlySet<string> = new Set(['text', 'ref', 'commit', 'workflow', 'boolean']);

function textOf(pattern: Pattern | undefined): string | null {
  return pattern?.kind === 'text' ? pattern.anyOf[0] : null;
}

function leavesOf(requirement: Requirement): readonly Evidence[] {
  if (requirement.kind === 'evidence') return [requirement];
  return 'of' in requirement && requirement.kind !== 'judged' ? requirement.of.flatMap(leavesOf) : [];
}

/** A signer as text: two that say the same are one. */
function identityOf(signer: Signer): string {
  const texts = (constraints: Constraints): unknown => [...constraints].map((one) => JSON.stringify(one)).toSorted();
  return JSON.stringify([signer.kind, signer.kind === 'keyless' ? texts(signer.accept) : signer.kind === 'key' ? signer.spki : '', texts(signer.facts)]);
}

function fail(what: string): never {
  throw new TypeError(`no policy file can say ${what}`);
}
