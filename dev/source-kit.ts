/**
 * Test kit for the author of a source that comes as a package: its folder in a gateway, against its own mock
 * system. It belongs to no test framework: each check returns its findings as sentences, none if all is well.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSchema } from '#lienthong/gateway/schema';
import { loadFolder } from '#lienthong/packages/load';
import { loadSources } from '#lienthong/sources/all';
import { Subject } from '#lienthong/subject/subject';
import { parseIdentityNumber } from '#lienthong/subject/identity-number';
import { parseFullName } from '#lienthong/subject/name';
import { parsePartialDate } from '#lienthong/subject/partial-date';
import { parseOpenApi } from '#lienthong/transport/openapi-schemas';
import { REGISTERED_OFFICERS } from '../mocks/kit/callers.ts';
import { FAULT_KINDS, type FaultKind } from '../mocks/kit/fault-kinds.ts';
import { OpenApiContract } from '../scripts/contract/openapi.ts';
import { complaintsOf } from '../scripts/contract/report.ts';
import { runContract } from '../scripts/contract/suite.ts';
import { answerUnder, FAULT_PARAMETERS, patienceUnder } from './fault-answers.ts';
import {
  startGatewayWith,
  startTestMocks,
  type FaultSetting,
  type TestGateway,
  type TestMocks,
} from './kit.ts';
import { answerSelection, asExpected, differences, type WholeAnswer } from './truth.ts';

export interface SourceKitOptions {
  /** Folder of the package. */
  readonly folder: URL;
  /** Id of the source. */
  readonly id: string;
  /** Its settings towards its mock system, without `url`. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The number of ordinary and of difficult people that are compared. Default 100 each. */
  readonly people?: number;
}

export interface SourceKit {
  readonly mocks: TestMocks;
  readonly gateway: TestGateway;
  /** Asks the gateway as an officer who may read everything. */
  ask(
    query: string,
    variables: object,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ readonly data?: unknown; readonly errors?: readonly { readonly message: string }[] }>;
  /** The contract, kept by both: what the connector sends, and what the mock system answers. */
  checkContract(): Promise<readonly string[]>;
  /** The gateway's answers, which equal the truth of the mock system in every field. */
  checkTruth(): Promise<readonly string[]>;
  /** Every kind of fault, which changes the answer as documented, and only until it ends. */
  checkFaults(): Promise<readonly string[]>;
  close(): Promise<void>;
}

interface Listed {
  readonly index: number;
  readonly subject: {
    readonly identityNumber: string;
    readonly fullName: string;
    readonly dateOfBirth: string;
  };
  readonly sources: Readonly<Record<string, { readonly outcome: string }>>;
}

/** @throws Error that lists what keeps the package from being loaded */
export async function startSourceKit(options: SourceKitOptions): Promise<SourceKit> {
  const { folder, id, settings, people = 100 } = options;
  const own = await loadSources();
  const source = await loadFolder(id, fileURLToPath(folder), own);
  const { mock } = source.package ?? {};
  if (mock === undefined) throw new Error(`${id} exports no "./mock".`);
  const mocks = await startTestMocks({ modules: [mock] });
  const url = mocks.urls[id] ?? '';
  const block = { ...settings, url };
  const { config, ...gateway } = await startGatewayWith({ mocks }, [...own, source], {
    sources: { [id]: block },
  });
  const schema = createSchema([...own, source]);
  const { headers } = await gateway.demoAccess('officer');

  const ask: SourceKit['ask'] = async (query, variables, more = {}) => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', ...more },
      body: JSON.stringify({ query, variables }),
    });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- GraphQL over HTTP
    return (await response.json()) as Awaited<ReturnType<SourceKit['ask']>>;
  };
  const listed = async (kind: '' | '&kind=difficult'): Promise<readonly Listed[]> => {
    const response = await fetch(`${mocks.controlUrl}/population?limit=${people}${kind}`);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the control address of this same package
    return ((await response.json()) as { people: readonly Listed[] }).people;
  };
  const answers = async (
    asked: readonly Listed[],
    selection: string,
    more?: Readonly<Record<string, string>>,
  ) => {
    const query = `query ($subjects: [SubjectInput!]!) { citizens(subjects: $subjects) { ${selection} } }`;
    const { data, errors } = await ask(query, { subjects: asked.map(({ subject }) => subject) }, more);
    if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the query asks
    return (data as { citizens: readonly Readonly<Record<string, WholeAnswer>>[] }).citizens;
  };

  const checkContract = async () => {
    const all = [...(await listed('')), ...(await listed('&kind=difficult'))];
    const file = readFileSync(join(fileURLToPath(folder), 'contract/openapi.yaml'), 'utf8');
    const [officer] = REGISTERED_OFFICERS;
    const known = config.sources[id];
    if (!known || !officer) throw new Error(`There is no source ${id}.`);
    return complaintsOf(
      await runContract({
        source,
        contract: new OpenApiContract(parseOpenApi(file), []),
        target: new URL(url),
        settings: known,
        caller: {
          agency: 'H29.101',
          officer: { identityNumber: officer[0], fullName: officer[1] },
          purpose: '1.004222',
          dossier: 'H29.101-260131-0001',
        },
        subjects: all.filter((one) => isPlain(one, id)).map(({ subject }) => subjectOf(subject)),
        nobody: subjectOf({
          identityNumber: '079085000000',
          fullName: 'Lê Thị Không',
          dateOfBirth: '1985-01-01',
        }),
        refusals: [],
      }),
    );
  };

  const checkTruth = async () => {
    const asked = [...(await listed('')), ...(await listed('&kind=difficult'))];
    const findings: string[] = [];
    for (let start = 0; start < asked.length; start += MOST_ASKED) {
      const some = asked.slice(start, start + MOST_ASKED);
      const found = await answers(some, answerSelection(schema, source));
      for (const [i, { index, sources }] of some.entries()) {
        const [first] = differences(asExpected(source, found[i]?.[source.field]), sources[id]);
        if (first !== undefined) findings.push(`person ${index}: ${first}`);
      }
    }
    if (!asked.some(({ sources }) => sources[id]?.outcome === 'FOUND')) findings.push(`${id} finds nobody`);
    return findings;
  };

  const checkFaults = async () => {
    const known = (await listed('')).find(({ sources }) => sources[id]?.outcome === 'FOUND');
    if (!known) return [`${id} finds nobody`];
    const { field } = source;
    const selection = `${field} { status failure { code retryable retryAfterMs sourceCode } }`;
    const answer = async (kind?: FaultKind) => {
      const wait = { 'X-Max-Wait-Ms': patienceUnder(kind), 'X-Max-Age': '0' };
      return (await answers([known], selection, wait))[0]?.[field];
    };
    const findings: string[] = [];
    for (const kind of faultKinds()) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a kind with its parameters
      await mocks.setFaults(id, [{ kind, ...FAULT_PARAMETERS[kind] } as FaultSetting]);
      findings.push(...differences(await answer(kind), answerUnder(kind)).map((one) => `${kind}: ${one}`));
      await mocks.clearFaults();
      if (!(await heals(answer))) findings.push(`${kind}: is not over when the fault is`);
    }
    return findings;
  };

  return {
    mocks,
    gateway,
    ask,
    checkContract,
    checkTruth,
    checkFaults,
    close: async () => {
      await gateway.close();
      await mocks.close();
    },
  };
}

/** Subjects of one request. */
const MOST_ASKED = 100;

/** `oddValue` is about a field of the source's own, of which nothing is known here. */
function faultKinds(): readonly FaultKind[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of this very table
  return (Object.keys(FAULT_KINDS) as FaultKind[]).filter((kind) => kind !== 'oddValue');
}

/** The answers by which the contract is checked are found or not found. */
function isPlain({ sources }: Listed, id: string): boolean {
  return ['FOUND', 'NOT_FOUND'].includes(sources[id]?.outcome ?? '');
}

function subjectOf({ identityNumber, fullName, dateOfBirth }: Listed['subject']): Subject {
  return Subject.parse({
    identityNumber: parseIdentityNumber(identityNumber),
    fullName: parseFullName(fullName),
    dateOfBirth: parsePartialDate(dateOfBirth),
  });
}

/** A breaker tries the system again after some seconds. */
async function heals(answer: () => Promise<WholeAnswer | undefined>): Promise<boolean> {
  for (const end = performance.now() + 60_000; performance.now() < end;) {
    if ((await answer())?.status === 'FOUND') return true;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  return false;
}
