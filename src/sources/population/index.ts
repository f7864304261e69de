/** The national population database (Cơ sở dữ liệu quốc gia về dân cư), Ministry of Public Security. */
import type { SourceDefinition } from '../../source-api/source.ts';
import { sourceCodes } from '../../generated/wire/population.ts';
import { connectPopulation, populationSettings } from './connector.ts';
import { identity, identityFacts, lifeStatus } from './mapping.ts';

export const source: SourceDefinition = {
  id: 'population',
  sourceId: 'POPULATION',
  name: { vi: 'Cơ sở dữ liệu quốc gia về dân cư', en: 'National population database' },
  field: 'identity',
  parts: [identity, lifeStatus],
  numberKinds: ['PERSONAL', 'FORMER_CARD'],
  // The service has no batch by key (confirmed, BRIEF 1.1.2).
  batchSize: 1,
  sourceCodes,
  officerRefusals: ['005'],
  settings: populationSettings,
  connect: connectPopulation,
  facts: identityFacts,
};
