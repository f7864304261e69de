/**
 * Collects the status of all workers. The worker that gets the request asks the primary process, which asks
 * all workers; a worker that does not answer in time is counted as missing.
 */
import cluster, { type Worker } from 'node:cluster';
import type { Gathered, StatusSharing } from '../status/gathered.ts';
import type { ProcessReport } from '../status/report.ts';

const KIND = 'status';

type FromWorker =
  | { readonly kind: typeof KIND; readonly step: 'join' }
  | { readonly kind: typeof KIND; readonly step: 'ask'; readonly id: number }
  | {
      readonly kind: typeof KIND;
      readonly step: 'report';
      readonly round: number;
      readonly report: ProcessReport;
    };

type FromPrimary =
  | { readonly kind: typeof KIND; readonly step: 'wanted'; readonly round: number }
  | { readonly kind: typeof KIND; readonly step: 'gathered'; readonly id: number; readonly all: Gathered };

/** Longest wait of the primary process for the reports. */
const ROUND_MS = 1000;
/** Longest wait of a worker for the primary process. */
const ANSWER_MS = 3000;

/**
 * To be called in the primary process.
 *
 * @param wanted workers that are to take requests
 */
export function relayStatus(wanted: number): void {
  const joined = new Set<Worker>();
  const rounds = new Map<number, Round>();
  let count = 0;

  const gather = async (): Promise<Gathered> => {
    count += 1;
    const number = count;
    const round = new Round(joined);
    rounds.set(number, round);
    for (const worker of joined) tell(worker, { kind: KIND, step: 'wanted', round: number });
    await round.isDone;
    rounds.delete(number);
    return { reports: [...round.reports.values()], wanted, silent: round.missing.size };
  };

  cluster.on('message', (worker, message: FromWorker) => {
    if (message.kind !== KIND) return;
    if (message.step === 'join') joined.add(worker);
    else if (message.step === 'report') rounds.get(message.round)?.by(worker, message.report);
    else void gather().then((all) => tell(worker, { kind: KIND, step: 'gathered', id: message.id, all }));
  });
  cluster.on('exit', (worker) => {
    joined.delete(worker);
    for (const round of rounds.values()) round.by(worker);
  });
}

/** The reports of all workers, asked for at one moment. */
class Round {
  readonly reports = new Map<Worker, ProcessReport>();
  readonly missing: Set<Worker>;
  readonly isDone: Promise<void>;
  readonly #end: () => void;

  constructor(workers: Iterable<Worker>) {
    this.missing = new Set(workers);
    const { promise, resolve } = Promise.withResolvers<void>();
    const late = setTimeout(resolve, ROUND_MS);
    this.isDone = promise.finally(() => clearTimeout(late));
    this.#end = resolve;
  }

  /** @param report undefined for a worker that has ended */
  by(worker: Worker, report?: ProcessReport): void {
    if (!this.missing.delete(worker)) return;
    if (report) this.reports.set(worker, report);
    if (this.missing.size === 0) this.#end();
  }
}

function tell(worker: Worker, message: FromPrimary): void {
  if (worker.isConnected()) worker.send(message);
}

/**
 * To be called in a worker.
 *
 * @param wanted workers that are to take requests
 */
export function shareStatus(wanted: number): StatusSharing {
  let own: (() => ProcessReport) | undefined;
  let asked = 0;
  let underWay: Promise<Gathered> | undefined;
  const waiting = new Map<number, (all: Gathered) => void>();
  process.on('message', (message: FromPrimary) => {
    if (message.kind !== KIND) return;
    if (message.step === 'gathered') waiting.get(message.id)?.(message.all);
    else if (own) toPrimary({ kind: KIND, step: 'report', round: message.round, report: own() });
  });
  const gather = async (): Promise<Gathered> => {
    asked += 1;
    const id = asked;
    const { promise, resolve } = Promise.withResolvers<Gathered>();
    // Without the primary process, a worker still reports itself.
    const alone = () => resolve({ reports: own ? [own()] : [], wanted, silent: wanted - 1 });
    const late = setTimeout(alone, ANSWER_MS);
    waiting.set(id, resolve);
    toPrimary({ kind: KIND, step: 'ask', id });
    try {
      return await promise;
    } finally {
      clearTimeout(late);
      waiting.delete(id);
    }
  };
  return {
    share: (report) => {
      own = report;
      toPrimary({ kind: KIND, step: 'join' });
    },
    // However many ask at a time, the workers report once.
    gather: () =>
      (underWay ??= gather().finally(() => {
        underWay = undefined;
      })),
  };
}

function toPrimary(message: FromWorker): void {
  if (process.connected) process.send?.(message);
}
