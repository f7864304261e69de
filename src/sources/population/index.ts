/** The national population database (Cơ sở dữ liệu quốc gia về dân cư), Ministry of Public Security. */
import * as generated from '../../generated/wire/population.ts';
import { contract, defineSource } from '../../source-api/index.ts';
import { connectPopulation, populationSettings } from './connector.ts';
import { identity, lifeStatus } from './mapping.ts';

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
  parts: { identity, lifeStatus },
  connect: connectPopulation,
});
