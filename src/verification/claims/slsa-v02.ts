// SLSA provenance v0.2 (slsa.dev/spec/v0.2/provenance).

import type { Claims } from '../../domain/claims.ts';
import type { JsonValue } from '../../domain/json.ts';
import { readProvenance, type Contradictions, type PredicateFacts } from './provenance.ts';
import { checkShape, textAt, type Shape } from './shape.ts';

const SHAPE: Shape = {
  builder: { id: 'text' },
  buildType: 'text',
  invocation: { configSource: { uri: 'text', digest: 'texts', entryPoint: 'text' }, parameters: 'any', environment: 'any' },
  buildConfig: 'any',
  metadata: {
    // slsa-github-generator writes it with a capital D.
    buildInvocationId: 'text', buildInvocationID: 'text', buildStartedOn: 'text', buildFinishedOn: 'text',
    completeness: { parameters: 'boolean', environment: 'boolean', materials: 'boolean' }, reproducible: 'boolean',
  },
  materials: [{ uri: 'text', digest: 'texts' }],
};

/** Reads a predicate of this type. Its parameters are no `externalParameters`: v0.2 has no rule for those that nobody knows. */
export function readSlsa02(value: JsonValue, signer: Claims, contradictions: Contradictions): PredicateFacts {
  const { predicate, unknown } = checkShape(value, SHAPE);
  return readProvenance({ predicate, unknown, builderId: textAt(predicate, 'builder.id'), buildType: textAt(predicate, 'buildType'), externalParameters: null }, signer, contradictions);
}
