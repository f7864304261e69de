/** The national population database (Cơ sở dữ liệu quốc gia về dân cư), Ministry of Public Security. */
import * as generated from '../../generated/wire/population.ts';
import { contract, defineSource, part } from '../../source-api/index.ts';
import { connectPopulation, populationSettings } from './connector.ts';
import { identityFacts, lifeFlags, type IdentityRecord, type LifeStatusRecord } from './mapping.ts';

export default defineSource({
  apiVersion: 1,
  id: 'population',
  sourceId: 'POPULATION',
  name: { vi: 'Cơ sở dữ liệu quốc gia về dân cư', en: 'National population database' },
  field: 'identity',
  numberKinds: ['PERSONAL', 'FORMER_CARD'],
  // The service has no batch by key (confirmed, BRIEF 1.1.2).
  batchSize: 1,
  officerRefusals: ['005'],
  contract: contract<generated.Wire>(generated),
  settings: populationSettings,
  // Number, name and date of birth together name at most one person.
  parts: {
    identity: part<IdentityRecord>({ merge: (first) => first, facts: identityFacts }),
    lifeStatus: part<LifeStatusRecord>({
      merge: (first) => first,
      flags: { from: 'status', of: lifeFlags },
    }),
  },
  connect: connectPopulation,
});
