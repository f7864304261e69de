/** As a part of a federated graph: composed with another part, it answers for a citizen whom that part names. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { getStitchedSchemaFromSupergraphSdl } from '@graphql-tools/federation';
import { composeServices } from '@theguild/federation-composition';
import type { ExecutionRequest, Executor } from '@graphql-tools/utils';
import { execute, graphql, parse, print, type GraphQLSchema } from 'graphql';
import { Running, uncached, type Triple } from './kit/running.ts';

/** Another system of a province: dossiers, each about a citizen whom it knows by the triple only. */
const DOSSIERS = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable"])
  type Query { dossier(code: String!): Dossier }
  type Dossier { code: String! applicant: Citizen! }
  type Citizen @key(fields: "subject { identityNumber fullName dateOfBirth }", resolvable: false) { subject: Subject! }
  type Subject @shareable { identityNumber: IdentityNumber! fullName: String! dateOfBirth: PartialDate! }
  scalar IdentityNumber
  scalar PartialDate
`);
const ENTITIES =
  'query ($all: [_Any!]!) { _entities(representations: $all) { ... on Citizen { identity { status } } } }';

let running: Running;
let an: Triple;
beforeAll(async () => {
  running = await Running.start((config) => uncached({ ...config, subgraph: true }));
  an = await running.persona('Nguyễn Văn An');
});
afterAll(() => running.stop());

async function composed(): Promise<GraphQLSchema> {
  const { body } = await running.ask<{ _service: { sdl: string } }>('{ _service { sdl } }');
  const composition = composeServices([
    { name: 'lienthong', url: running.gateway.url, typeDefs: parse(body.data?._service.sdl ?? '') },
    { name: 'dossiers', url: 'local', typeDefs: DOSSIERS },
  ]);
  if (!composition.supergraphSdl) throw new Error(JSON.stringify(composition.errors));

  const dossiers = buildSubgraphSchema({
    typeDefs: DOSSIERS,
    resolvers: {
      Query: {
        dossier: (_query: unknown, { code }: { code: string }) => ({ code, applicant: { subject: an } }),
      },
    },
  });
  return getStitchedSchemaFromSupergraphSdl({
    supergraphSdl: composition.supergraphSdl,
    onSubschemaConfig: (subschema) => {
      const { name } = subschema;
      const ask = async ({ document, variables }: ExecutionRequest<Record<string, unknown>>) => {
        if (name.toLowerCase() === 'lienthong') return (await running.ask(print(document), variables)).body;
        return execute({ schema: dossiers, document, variableValues: { ...variables } });
      };
      subschema.executor = ask as Executor;
    },
  });
}

test('composes with another subgraph that hands over a citizen', async () => {
  const schema = await composed();
  const result = await graphql({
    schema,
    source: `{
      dossier(code: "H29.101-260131-0001") {
        code
        applicant { subject { fullName } completeness identity { status record { fullName } } drivingLicences { status } }
      }
      sources { id }
      province(code: "80", version: "before-2025-07-01") { name today { name } }
    }`,
  });
  expect(JSON.parse(JSON.stringify(result))).toMatchObject({
    data: {
      dossier: {
        code: 'H29.101-260131-0001',
        applicant: {
          subject: { fullName: an.fullName },
          completeness: 'COMPLETE',
          identity: { status: 'FOUND', record: { fullName: 'NGUYỄN VĂN AN' } },
          drivingLicences: { status: 'FOUND' },
        },
      },
      province: { name: 'Long An', today: { name: 'Tỉnh Tây Ninh' } },
    },
  });
});

describe('representations are parsed like arguments', () => {
  const entity = (subject: unknown) => ({ __typename: 'Citizen', subject });

  test('and only selected parts are asked', async () => {
    await running.resetStats();
    const { body } = await running.ask(ENTITIES, { all: [entity(an), entity(an)] });
    expect([body.data, body.errors]).toEqual([
      { _entities: [{ identity: { status: 'FOUND' } }, { identity: { status: 'FOUND' } }] },
      undefined,
    ]);
    expect(await running.stats()).toMatchObject({
      population: { calls: 1 },
      'driving-licence': { calls: 0 },
    });
  });

  test.each<[string, () => unknown, string, string]>([
    [
      '11 digits',
      () => entity({ ...an, identityNumber: '07908566980' }),
      '[0].subject.identityNumber',
      'IDENTITY_NUMBER_DIGITS',
    ],
    [
      '31 February',
      () => entity({ ...an, dateOfBirth: '1985-02-31' }),
      '[0].subject.dateOfBirth',
      'CALENDAR_DATE',
    ],
    ['an empty name', () => entity({ ...an, fullName: '' }), '[0].subject.fullName', 'FULL_NAME_EMPTY'],
    ['no subject', () => ({ __typename: 'Citizen' }), '[0].subject', 'REQUIRED'],
    ['another type', () => ({ __typename: 'Query' }), '[0].__typename', 'ENTITY'],
    ['no object', () => 'Citizen', '[0].__typename', 'ENTITY'],
  ])('%s is refused by argument and rule', async (_what, representation, argument, rule) => {
    const { status, body } = await running.ask(
      ENTITIES,
      { all: [representation()] },
      { accept: 'application/graphql-response+json' },
    );
    expect([status, body.errors?.map(({ extensions }) => extensions)]).toEqual([
      400,
      [{ code: 'BAD_USER_INPUT', argument: `representations${argument}`, rule }],
    ]);
    expect(JSON.stringify(body)).not.toMatch(/07908566980|1985-02-31/);
  });

  test('and at most 100 are accepted', async () => {
    const { body } = await running.ask(ENTITIES, { all: Array.from({ length: 101 }, () => entity(an)) });
    expect(body.errors).toMatchObject([{ extensions: { argument: 'representations', rule: 'AT_MOST_100' } }]);
  });
});

describe('representations require a token and a purpose like arguments', () => {
  const all = () => [{ __typename: 'Citizen', subject: an }];
  const accept = { accept: 'application/graphql-response+json' };

  test('and are refused without one before any source is asked', async () => {
    await running.resetStats();
    const mai = { ...all()[0], subject: await running.persona('Trần Thị Ngọc Mai') };
    const officer = await running.headersOf('officer');
    const withoutPurpose = { ...accept, authorization: officer['Authorization'] ?? '' };
    const answers = [
      await running.ask(ENTITIES, { all: all() }, accept, 'nobody'),
      await running.ask(ENTITIES, { all: all() }, withoutPurpose, 'nobody'),
      await running.ask(ENTITIES, { all: [mai] }, accept, 'citizen'),
      await running.ask(ENTITIES, { all: [mai, ...all()] }, accept, 'receptionist'),
    ];
    expect(answers.map(({ status, body }) => [status, body.errors?.[0]?.extensions.code])).toEqual([
      [401, 'UNAUTHENTICATED'],
      [400, 'PURPOSE_REQUIRED'],
      [403, 'FORBIDDEN'],
      [403, 'PURPOSE_FORBIDDEN'],
    ]);
    expect(await running.stats()).toMatchObject({ population: { calls: 0 } });
  });

  test('and give no more than these allow', async () => {
    const query = ENTITIES.replace('identity { status }', 'identity { status } drivingLicences { status }');
    const { body } = await running.ask(query, { all: all() }, accept, 'receptionist');
    expect(body.data).toEqual({ _entities: [{ identity: { status: 'FOUND' }, drivingLicences: null }] });
    expect(body.errors).toMatchObject([
      { path: ['_entities', 0, 'drivingLicences'], extensions: { code: 'FORBIDDEN' } },
    ]);
  });
});

test('accepts no representations outside subgraph mode', async () => {
  const alone = await Running.start();
  try {
    for (const query of ['{ _service { sdl } }', '{ _entities(representations: []) { __typename } }']) {
      const { body } = await alone.ask(query);
      expect(body.errors?.[0]).toMatchObject({ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
    }
  } finally {
    await alone.stop();
  }
});
