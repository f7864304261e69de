/** The contract suite against the mock systems, and its checks of single messages. */
import { contractFiles } from '../../scripts/contract/contract.ts';
import { JsonSchemas } from '../../scripts/contract/json.ts';
import { readPlan } from '../../scripts/contract/plan.ts';
import { runContract, type Plan, type Report } from '../../scripts/contract/suite.ts';
import { XmlSchemas } from '../../scripts/contract/xml.ts';
import { isObject } from '../../src/lib/is-object.ts';
import type { Mocks } from '../../mocks/index.ts';
import type { MockSystem, ExpectedPart } from '../../mocks/kit/system.ts';
import type { Person, Subject as Triple } from '../../mocks/people/person.ts';
import { readReply } from '../../src/ask/read-reply.ts';
import { loadConfig } from '../../src/config/load.ts';
import { loadSources } from '../../src/sources/all.ts';
import { connectSource } from '../../src/transport/host.ts';
import { DEVELOPMENT, towardsMocks } from '../../dev/settings.ts';
import { questionFor, callOf, subjectOf } from './calls.ts';

export const EXAMPLE = 'config/contract.example.yml';

const sources = await loadSources();
export const sourceIds = sources.map(({ id }) => id);

/** Settings of a source in the example file, towards its mock system. */
export async function planFor(id: string, mocks: Pick<Mocks, 'urls'>): Promise<Plan> {
  const { [id]: block } = towardsMocks(await loadConfig(DEVELOPMENT, sources, {}), mocks).sources;
  const source = sources.find((one) => one.id === id);
  if (!block || !source) throw new Error(`There is no source ${id}.`);
  return readPlan(EXAMPLE, source, new URL(block.url), {});
}

/** Runs the suite about other people, on behalf of a caller with or without purpose and dossier. */
export async function runAbout(
  id: string,
  mocks: Pick<Mocks, 'urls'>,
  people: readonly Triple[],
  caller: 'with a purpose' | 'without a purpose' = 'with a purpose',
): Promise<Report> {
  const plan = await planFor(id, mocks);
  const nothing = { purpose: undefined, dossier: undefined };
  return runContract({
    ...plan,
    caller: caller === 'with a purpose' ? plan.caller : { ...plan.caller, ...nothing },
    subjects: people.map((triple) => subjectOf(...tripleOf(triple))),
    nobody: undefined,
    refusals: [],
  });
}

/** Results of the source's connector for each part and person: the status, and every date in the record. */
export async function datesRead(
  id: string,
  mocks: Pick<Mocks, 'urls'>,
  people: readonly Person[],
): Promise<readonly DatesOfPart[]> {
  const { source, settings, target, caller } = await planFor(id, mocks);
  const connector = connectSource(source, { ...settings, url: target.href });
  const read: DatesOfPart[] = [];
  for (const part of source.parts) {
    for (let start = 0; start < people.length; start += source.batchSize) {
      const some = people.slice(start, start + source.batchSize);
      const questions = some.map(({ subject }) => questionFor(part, subjectOf(...tripleOf(subject))));
      const call = callOf(questions, { caller, requestId: `dates-${start}` });
      for (const [i, reply] of (await connector.ask(call)).entries()) {
        const question = questions[i];
        if (!question) continue;
        const answer = readReply(question, {
          reply,
          requestId: call.requestId,
          fetchedAt: new Date(),
          arrivedAt: performance.now(),
        });
        // A record that names no person is tied by another part's answer.
        const status = answer.status === 'UNTIED' ? 'FOUND' : answer.status;
        read.push({ part: part.name, status, dates: datesIn(answer.record) });
      }
    }
  }
  await connector.close();
  return read;
}

/** The same dates in the mock system's expected answers. */
export async function datesExpected(id: string, people: readonly Person[]): Promise<readonly DatesOfPart[]> {
  const { system } = (await import(`../../mocks/systems/${id}/index.ts`)) as { readonly system: MockSystem };
  const parts = sources.find((one) => one.id === id)?.parts ?? [];
  return parts.flatMap(({ name, field }) =>
    people.map((person) => {
      const whole = system.expectedAnswer(person);
      const part = field === undefined ? whole : (whole[field] as ExpectedPart);
      return { part: name, status: part.outcome, dates: datesIn(part.record) };
    }),
  );
}

interface DatesOfPart {
  readonly part: string;
  readonly status: string;
  readonly dates: readonly string[];
}

function datesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    if (/^\d{4}-\d\d-\d\dT/.test(value)) return [new Date(value).toISOString()];
    return /^(18|19|20)\d\d(-\d\d){0,2}$/.test(value) ? [value] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(datesIn).toSorted();
}

function tripleOf({ identityNumber, fullName, dateOfBirth }: Triple): [string, string, string] {
  return [identityNumber, fullName, dateOfBirth];
}

/** Errors of a JSON message by a schema of the source's contract. */
export function jsonViolations(id: string): (schema: string, value: unknown) => string[] {
  const { openapi } = contractFiles(id);
  const schemas = new JsonSchemas(isObject(openapi) ? openapi : {});
  return (schema, value) =>
    schemas.checkNamed(schema, value).findings.map(({ path, rule }) => `${path} ${rule}`);
}

/** Errors of XML messages by the source's XML Schemas, which allow nothing that they do not name. */
export function xmlViolations(id: string): (messages: readonly string[]) => Promise<string[]> {
  const schemas = new XmlSchemas(contractFiles(id).xsd);
  return async (messages) => {
    const checked = await schemas.check(messages.map((text) => ({ text, open: false })));
    return checked.flatMap(({ findings }) => findings.map(({ path, rule }) => `${path} ${rule}`));
  };
}
