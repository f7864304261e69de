/**
 * The contract suite. A source's own connector asks a target (mock system or sandbox), and the recorded
 * exchanges are checked against the contract. Questions: every part about every subject, several parts in one
 * call where the wire allows it, an unknown person, a spoilt token, and the refusals of the plan.
 */
import { randomUUID } from 'node:crypto';
import { SourceError } from '#lienthong/source-api/answer';
import { readReply } from '#lienthong/ask/read-reply';
import type { Question, Caller, Call, Connector, Reply, Source } from '#lienthong/source-api/source';
import type { SourceConfig } from '#lienthong/config/schema';
import type { AnswerStatus } from '#lienthong/generated/enums';
import { numberKind } from '#lienthong/subject/identity-number';
import type { Subject } from '#lienthong/subject/subject';
import { connectSource } from '#lienthong/transport/host';
import { contractOf } from './contract.ts';
import type { Exchange, Verdict, WireContract } from './exchange.ts';
import type { Finding } from './finding.ts';
import { RecordingProxy } from './recording-proxy.ts';

export interface Plan {
  readonly source: Source;
  /** By default that of the source in this repository. */
  readonly contract?: WireContract;
  /** Base URL of the target; it replaces `url` of the settings. */
  readonly target: URL;
  readonly settings: SourceConfig;
  readonly caller: Caller;
  readonly subjects: readonly Subject[];
  /** A subject that the target does not have. */
  readonly nobody?: Subject | undefined;
  /**
   * Requests that the target must refuse: settings or a caller that it does not accept, and the difference.
   */
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

/** All calls of one operation of the contract. */
export interface OperationReport {
  readonly name: string;
  /** Number of calls by HTTP status. */
  readonly statuses: ReadonlyMap<string, number>;
  /** Violations of the contract, by request or response, place and rule. */
  readonly findings: ReadonlyMap<string, number>;
  /** Fields that the contract does not have. */
  readonly extras: ReadonlyMap<string, number>;
  readonly conforms: boolean;
}

/** The gateway's reading of the responses to one question. */
export interface QuestionReport {
  readonly what: string;
  /** Number of answers by status and failure code; empty if the question was not asked. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** Whether no person was found, so no record has been checked. */
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
  /** Allowed statuses of every answer. */
  readonly expected: readonly AnswerStatus[];
  /** Whether at least one answer must be FOUND. */
  readonly mustFind?: true;
}

interface Outcome {
  readonly status: AnswerStatus;
  /** Status and failure code; never a value. */
  readonly text: string;
  /** Whether the target did not respond; the suite then stops asking. */
  readonly isLost: boolean;
}

export async function runContract(plan: Plan): Promise<Report> {
  const { source, target } = plan;
  const proxy = await RecordingProxy.start(target, plan.settings.maxResponseBytes);
  const connectors = new Map<string, Connector>();
  // Equal settings share one connector and so one token.
  const connectorOf = (settings: SourceConfig): Connector => {
    const key = JSON.stringify(settings);
    const connector = connectors.get(key) ?? connectSource(source, { ...settings, url: proxy.urlOf(target) });
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
    const contract = plan.contract ?? contractOf(source.id);
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

/** Asks one call after the other, and stops after the first that gets no response. */
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
  // A part that names no person can only show that a record exists.
  const status = read === 'UNTIED' ? 'FOUND' : read;
  if (failure === null) return { status, text: status, isLost: false };
  const { code, sourceCode = '' } = failure;
  const detail = 'detail' in reply && reply.detail !== code ? reply.detail : undefined;
  const text = [
    `${status} ${code}`,
    // A longer text may be something else than a code.
    ...(/^(HTTP )?\d{1,3}$/.test(sourceCode) ? [`(${sourceCode})`] : []),
    ...(detail === undefined ? [] : [`(${detail})`]),
  ];
  return { status, text: text.join(' '), isLost: code === 'TIMEOUT' || code === 'UNREACHABLE' };
}

function reportOf(
  { what, expected, mustFind }: ContractQuestion,
  outcomes: readonly Outcome[],
): QuestionReport {
  const fit = outcomes.length > 0 && outcomes.every(({ status }) => expected.includes(status));
  const lacksRecord = fit && mustFind === true && !outcomes.some(({ status }) => status === 'FOUND');
  return {
    what,
    outcomes: counted(outcomes.map(({ text }) => text)),
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

/** Calls without an operation of the contract. */
const UNKNOWN_OPERATION = '(no operation of the contract)';

function sentence(part: string, { path, rule }: Finding): string {
  return `${part}${path === '' ? '' : ` ${path}`} ${rule}`;
}

function counted(items: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...Map.groupBy(items, (item) => item)].map(([item, all]) => [item, all.length]));
}
