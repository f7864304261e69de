/**
 * The contract suite: a source's own connector asks a target, a mock system or a sandbox, and what went over the line is
 * checked against the source's contract. Every part is asked about every subject; parts together where one call carries
 * several; nobody; with a token that does not hold; and, if told so, what must be refused.
 */
import { randomUUID } from 'node:crypto';
import { SourceError } from '../../src/source-api/answer.ts';
import { readReply } from '../../src/ask/read-reply.ts';
import type { Question, Caller, Call, Connector, Reply, Source } from '../../src/source-api/source.ts';
import type { SourceConfig } from '../../src/config/schema.ts';
import type { AnswerStatus } from '../../src/generated/enums.ts';
import { numberKind } from '../../src/subject/identity-number.ts';
import type { Subject } from '../../src/subject/subject.ts';
import { contractOf } from './contract.ts';
import type { Exchange, Verdict } from './exchange.ts';
import type { Finding } from './finding.ts';
import { RecordingProxy } from './recording-proxy.ts';

export interface Plan {
  readonly source: Source;
  /** Where the target answers; the settings' own `url` does not count. */
  readonly target: URL;
  readonly settings: SourceConfig;
  readonly caller: Caller;
  readonly subjects: readonly Subject[];
  /** Whom nobody must find. */
  readonly nobody?: Subject | undefined;
  /** What the target must refuse: settings or a caller that it does not take, and how these differ. */
  readonly refusals: readonly {
    readonly what: string;
    readonly settings: SourceConfig;
    readonly caller: Caller;
  }[];
}

export interface Report {
  readonly operations: readonly OperationReport[];
  readonly questions: readonly QuestionReport[];
  readonly isMock: boolean;
  readonly conforms: boolean;
}

/** An operation of the contract in all its calls. */
export interface OperationReport {
  readonly name: string;
  /** Calls by HTTP status. */
  readonly statuses: ReadonlyMap<string, number>;
  /** What does not keep the contract, by request or answer, place and rule. */
  readonly findings: ReadonlyMap<string, number>;
  /** Fields that the contract does not know. */
  readonly extras: ReadonlyMap<string, number>;
  readonly conforms: boolean;
}

/** What the gateway made of the answers to one question of the suite. */
export interface QuestionReport {
  readonly what: string;
  /** Answers by status, with why there is none; empty when the question was not asked. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** Whether nobody was found, so that the form of a record has not been seen. */
  readonly lacksRecord: boolean;
  readonly conforms: boolean;
}

interface ContractQuestion {
  readonly what: string;
  readonly settings: SourceConfig;
  readonly caller: Caller;
  readonly parts: readonly Question['part'][];
  readonly subjects: readonly Subject[];
  readonly spoilsToken?: true;
  /** What every answer may be. */
  readonly expected: readonly AnswerStatus[];
  /** Whether one of them must be FOUND. */
  readonly mustFind?: true;
}

interface Outcome {
  readonly status: AnswerStatus;
  /** The status, with why there is no answer; never a value. */
  readonly told: string;
  /** Whether nothing came; nobody then waits for more. */
  readonly isLost: boolean;
}

export async function runContract(plan: Plan): Promise<Report> {
  const { source, target } = plan;
  const proxy = await RecordingProxy.start(target, plan.settings.maxResponseBytes);
  const connectors = new Map<string, Connector>();
  // Whoever has the same settings has the same token.
  const connectorOf = (settings: SourceConfig): Connector => {
    const key = JSON.stringify(settings);
    const connector = connectors.get(key) ?? source.connect({ ...settings, url: proxy.urlOf(target) });
    connectors.set(key, connector);
    return connector;
  };
  const closeAll = async () => Promise.all([...connectors.values()].map((connector) => connector.close()));
  try {
    const questions: QuestionReport[] = [];
    let isSilent = false;
    for (const question of questionsOf(plan)) {
      if (question.spoilsToken) proxy.spoilToken();
      const connector = connectorOf(question.settings);
      const outcomes: readonly Outcome[] = isSilent ? [] : await put(question, source.batchSize, connector);
      isSilent ||= outcomes.some(({ isLost }) => isLost);
      // A source that grants no tokens has none to spoil.
      if (question.spoilsToken && !proxy.hasSpoilt() && outcomes.length > 0) continue;
      questions.push(reportOf(question, outcomes));
    }
    await closeAll();
    await proxy.settled();
    const contract = contractOf(source.id);
    const verdicts = await contract.check(proxy.exchanges);
    const operations = reportsOf(contract.operations, verdicts, proxy.exchanges);
    const conforms = [...operations, ...questions].every((one) => one.conforms);
    return { operations, questions, isMock: proxy.isMock, conforms };
  } finally {
    await closeAll();
    await proxy.close();
  }
}

function questionsOf(plan: Plan): readonly ContractQuestion[] {
  const { source, settings, caller, nobody, refusals } = plan;
  const able = (one: Subject) => source.numberKinds.includes(numberKind(one.identityNumber));
  const subjects = plan.subjects.filter(able);
  const absent = [nobody ?? []].flat().filter(able);
  const [main] = source.parts;
  const usual = { settings, caller, subjects, expected: ['FOUND', 'NOT_FOUND'], mustFind: true } as const;
  const single = { settings, caller, parts: [main], subjects: subjects.slice(0, 1) };
  const together = source.batchSize > 1 && source.parts.length > 1;
  return [
    ...source.parts.map((part): ContractQuestion => ({ ...usual, what: part.name, parts: [part] })),
    ...(together ? [{ ...usual, what: 'all parts in one call', parts: source.parts }] : []),
    ...(absent.length > 0 ? source.parts : []).map((part): ContractQuestion => {
      const what = `${part.name} of nobody`;
      return { settings, caller, what, parts: [part], subjects: absent, expected: ['NOT_FOUND'] };
    }),
    { ...single, what: 'with a token that does not hold', spoilsToken: true, expected: usual.expected },
    ...refusals.map(({ what, ...other }): ContractQuestion => {
      return { ...single, ...other, what: `with other ${what}`, expected: ['REFUSED'] };
    }),
  ];
}

/** Asks, one call after the other; no more once nothing came. */
async function put(
  { settings, caller, parts, subjects }: ContractQuestion,
  batchSize: number,
  connector: Connector,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let start = 0; start < subjects.length; start += batchSize) {
    const some = subjects.slice(start, start + batchSize);
    const questions = parts.flatMap((part) => some.map((subject) => ({ part, subject })));
    const signal = AbortSignal.timeout(settings.timeoutMs);
    const replies = await repliesOf(connector, { questions, caller, requestId: randomUUID(), signal });
    outcomes.push(...questions.map((question, i) => outcomeOf(question, replies[i])));
    if (outcomes.at(-1)?.isLost === true) break;
  }
  return outcomes;
}

async function repliesOf(connector: Connector, call: Call): Promise<readonly Reply[]> {
  try {
    return await connector.ask(call);
  } catch (error) {
    // The message of any other error may quote what came.
    if (!(error instanceof SourceError)) return call.questions.map(() => UNREADABLE);
    return call.questions.map(() => ({ failure: error.failure, detail: error.message }));
  }
}

const UNREADABLE: Reply = { failure: { code: 'BAD_RESPONSE' } };

function outcomeOf(question: Question, reply: Reply = UNREADABLE): Outcome {
  const { status: read, failure } = readReply(question, {
    reply,
    requestId: '',
    fetchedAt: new Date(),
    arrivedAt: performance.now(),
  });
  // Of a part that names no person, no more can be seen than that there is a record.
  const status = read === 'UNTIED' ? 'FOUND' : read;
  if (failure === null) return { status, told: status, isLost: false };
  const { code, sourceCode = '' } = failure;
  const detail = 'detail' in reply && reply.detail !== code ? reply.detail : undefined;
  const told = [
    `${status} ${code}`,
    // Longer ones could be something else than a code.
    ...(/^(HTTP )?\d{1,3}$/.test(sourceCode) ? [`(${sourceCode})`] : []),
    ...(detail === undefined ? [] : [`(${detail})`]),
  ];
  return { status, told: told.join(' '), isLost: code === 'TIMEOUT' || code === 'UNREACHABLE' };
}

function reportOf(
  { what, expected, mustFind }: ContractQuestion,
  outcomes: readonly Outcome[],
): QuestionReport {
  const fit = outcomes.length > 0 && outcomes.every(({ status }) => expected.includes(status));
  const lacksRecord = fit && mustFind === true && !outcomes.some(({ status }) => status === 'FOUND');
  return {
    what,
    outcomes: counted(outcomes.map(({ told }) => told)),
    lacksRecord,
    conforms: fit && !lacksRecord,
  };
}

function reportsOf(
  names: readonly string[],
  verdicts: readonly Verdict[],
  exchanges: readonly Exchange[],
): readonly OperationReport[] {
  const ofUnknown = verdicts.some(({ operation }) => operation === undefined) ? [UNKNOWN_OPERATION] : [];
  return [...names, ...ofUnknown].map((name) => {
    const own = exchanges.flatMap((exchange, i) => {
      const verdict = verdicts[i];
      return verdict && (verdict.operation ?? UNKNOWN_OPERATION) === name ? [{ exchange, verdict }] : [];
    });
    const findings = own.flatMap(({ verdict: { request, answer } }) => [
      ...request.map((finding) => sentence('request', finding)),
      ...answer.findings.map((finding) => sentence('answer', finding)),
    ]);
    return {
      name,
      statuses: counted(
        own.map(({ exchange: { answer } }) => ('lost' in answer ? 'no answer' : `HTTP ${answer.status}`)),
      ),
      findings: counted(findings),
      extras: counted(own.flatMap(({ verdict }) => verdict.answer.extras)),
      conforms: own.length > 0 && findings.length === 0,
    };
  });
}

/** Calls that the contract has no operation for. */
const UNKNOWN_OPERATION = '(no operation of the contract)';

function sentence(part: string, { path, rule }: Finding): string {
  return `${part}${path === '' ? '' : ` ${path}`} ${rule}`;
}

function counted(items: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...Map.groupBy(items, (item) => item)].map(([item, all]) => [item, all.length]));
}
