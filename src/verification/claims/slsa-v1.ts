// SLSA provenance v1 (slsa.dev/spec/v1.0/provenance).

import type { Claims } from '../../domain/claims.ts';
import type { JsonValue } from '../../domain/json.ts';
import { readProvenance, type Contradictions, type PredicateFacts } from './provenance.ts';
import { checkShape, textAt, type Shape } from './shape.ts';

const DESCRIPTOR: Shape = { name: 'text', uri: 'text', digest: 'texts', content: 'text', downloadLocation: 'text', mediaType: 'text', annotations: 'object' };

const SHAPE: Shape = {
  buildDefinition: { buildType: 'text', externalParameters: 'object', internalParameters: 'object', resolvedDependencies: [DESCRIPTOR] },
  runDetails: {
    builder: { id: 'text', version: 'texts', builderDependencies: [DESCRIPTOR] },
    // BuildKit writes it with a capital D.
    metadata: { invocationId: 'text', invocationID: 'text', startedOn: 'text', finishedOn: 'text' },
    byproducts: [DESCRIPTOR],
  },
};

/** Reads a predicate of this type. */
export function readSlsa1(value: JsonValue, signer: Claims, contradictions: Contradictions): PredicateFacts {
  const { predicate, unknown } = checkShape(value, SHAPE);
  return readProvenance({
    predicate, unknown,
    builderId: textAt(predicate, 'runDetails.builder.id'),
    buildType: textAt(predicate, 'buildDefinition.buildType'),
    externalParameters: 'buildDefinition.externalParameters',
  }, signer, contradictions);
}
