/**
 * `node bench/execution.ts`: CPU cost of executing the combined query with graphql-js and from a plan, with
 * the answer serialised, and of building the plan beside validation. The values are in memory, so only
 * execution is measured.
 */
import process from 'node:process';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { execute, getOperationAST, validate } from 'graphql';
import { compile } from '../src/execution/plan.ts';
import { executeCompiled } from '../src/execution/execute.ts';
import { wholeSchema } from '../src/graphql/whole-schema.ts';
import { loadSources } from '../src/sources/all.ts';
import { parsed } from '../test/kit/parsed.ts';
import { median } from './load.ts';
import { COMBINED } from './query.ts';

const ROUNDS = 7;

const coded = { code: '1', name: () => 'Tên' };
const person = { fullName: 'Nguyễn Văn An' };
const found = (record: object) => () => Promise.resolve({ status: 'FOUND', record });
const citizen = {
  identity: found({
    ...person,
    dateOfBirth: '1990-02-15',
    sex: coded,
    permanentAddress: { detail: 'Số 1', commune: coded, province: coded },
  }),
  healthInsurance: found({ cardNumber: 'x', valid: true, validTo: '2026-12-31', registeredFacility: coded }),
  socialInsurance: found({ participations: [{ insuranceNumber: '1', status: coded }] }),
  drivingLicences: found({
    licences: [1, 2].map((number) => ({ number, class: coded, issuedOn: '2020-01-01', status: coded })),
  }),
  civilStatus: found({
    birth: { registration: { number: '94', place: 'UBND' }, father: person, mother: person },
    marriages: [{ establishedOn: '2020-01-01', spouse: person }],
  }),
};

const typeDefs = wholeSchema(await loadSources());
const schema = makeExecutableSchema({ typeDefs, resolvers: { Query: { citizen: () => citizen } } });
const whole = parsed(COMBINED);
const { document } = whole;
const operation = getOperationAST(document);
const compiled = operation && compile(schema, whole, operation);
if (!compiled) throw new Error('No plan can be built for the combined query.');
const subject = { identityNumber: '001085000123', fullName: 'Nguyễn Văn An', dateOfBirth: '1990-02-15' };
const variableValues = { subject };

const reference = async () => JSON.stringify(await execute({ schema, document, variableValues }));
const planned = async () =>
  JSON.stringify(await executeCompiled(compiled, { variableValues, contextValue: undefined }));
if ((await reference()) !== (await planned()))
  throw new Error('graphql-js and the plan give different answers.');

const contenders: Readonly<Record<string, { readonly times: number; readonly work: () => unknown }>> = {
  'executing, graphql-js': { times: 3000, work: reference },
  'executing, from a plan': { times: 3000, work: planned },
  validating: { times: 100, work: () => validate(schema, document) },
  'making the plan': { times: 100, work: () => compile(schema, whole, compiled.operation) },
};
const micros = new Map<string, number[]>();
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const [name, { times, work }] of Object.entries(contenders)) {
    const began = performance.now();
    for (let time = 0; time < times; time += 1) await work();
    // The first round warms up the compilers and is discarded.
    if (round > 0)
      micros.set(name, [...(micros.get(name) ?? []), ((performance.now() - began) * 1000) / times]);
  }
}
for (const [name, taken] of micros)
  process.stdout.write(`${name.padEnd(24)}${median(taken).toFixed(1).padStart(8)} µs\n`);
