/**
 * State that workers share, held by the primary process: the relay of changes and refusals, carried-out
 * events, the people of dossiers, and the counts of rates and budgets.
 */
import cluster, { type Worker } from 'node:cluster';
import { randomBytes } from 'node:crypto';
import { dossiersInMemory } from '../access/dossiers.ts';
import { countsInMemory } from '../access/memory-counts.ts';
import type { SharedCounts } from '../access/shared-counts.ts';
import { seenInMemory } from '../events/seen.ts';
import type {
  Change,
  CountCall,
  Request,
  RequestName,
  Requests,
  StateFromPrimary,
  StateFromWorker,
} from './messages.ts';

/** Longest wait for a worker to confirm a change. */
const DROP_MS = 5000;

const SECRET_BYTES = 32;

/** @param eventsMs how long events are remembered, in milliseconds */
export function holdState(eventsMs: number): void {
  const secret = randomBytes(SECRET_BYTES).toString('base64');
  const seen = seenInMemory(eventsMs);
  const dossiers = dossiersInMemory();
  const counts = countsInMemory();
  const joined = new Set<Worker>();
  const dropping = new Map<number, Dropping>();
  let changes = 0;

  const relay = async (from: Worker, change: Change): Promise<boolean> => {
    changes += 1;
    const id = changes;
    const told = new Dropping([...joined].filter((worker) => worker !== from));
    dropping.set(id, told);
    for (const worker of told.waitingFor) tell(worker, { kind: 'drop', id, change });
    const isDone = await told.isDone;
    dropping.delete(id);
    return isDone;
  };

  const answer = async (worker: Worker, request: Request): Promise<Requests[RequestName]['answer']> => {
    if (request.name === 'join') {
      joined.add(worker);
      return secret;
    }
    if (request.name === 'change') return relay(worker, request.ask);
    if (request.name === 'count') return count(counts, request.ask);
    if (request.name === 'eventSeen') return seen.has(request.ask.sourceId, request.ask.eventId);
    if (request.name === 'rememberEvent') return seen.remember(request.ask.sourceId, request.ask.eventId);
    if (request.name === 'useDossier') return dossiers.use(request.ask.dossier, request.ask.numbers);
    return dossiers.extend(request.ask.dossier, request.ask.number);
  };

  cluster.on('message', (worker, message: StateFromWorker) => {
    if (message.kind === 'dropped') dropping.get(message.id)?.by(worker);
    if (message.kind !== 'request') return;
    const { id, request } = message;
    void answer(worker, request).then((found) => tell(worker, { kind: 'reply', id, answer: found }));
  });
  // The cache of an ended worker is gone, and its successor starts with an empty one.
  cluster.on('exit', (worker) => {
    joined.delete(worker);
    for (const told of dropping.values()) told.by(worker);
  });
}

/** A change and the workers whose confirmation is missing. */
class Dropping {
  readonly waitingFor: Set<Worker>;
  /** Resolves to true when all workers have confirmed in time. */
  readonly isDone: Promise<boolean>;
  readonly #end: (isDone: boolean) => void;
  readonly #late: NodeJS.Timeout;

  constructor(workers: readonly Worker[]) {
    this.waitingFor = new Set(workers);
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.isDone = promise;
    this.#end = resolve;
    this.#late = setTimeout(resolve, DROP_MS, false);
    this.#endIfAllHave();
  }

  by(worker: Worker): void {
    this.waitingFor.delete(worker);
    this.#endIfAllHave();
  }

  #endIfAllHave(): void {
    if (this.waitingFor.size > 0) return;
    clearTimeout(this.#late);
    this.#end(true);
  }
}

function count(counts: SharedCounts, call: CountCall): Promise<Requests['count']['answer']> {
  switch (call.operation) {
    case 'add':
      return counts.add(...call.arguments);
    case 'read':
      return counts.read(...call.arguments);
    case 'block':
      return counts.block(...call.arguments);
    case 'take':
      return counts.take(...call.arguments);
    case 'settle':
      return counts.settle(...call.arguments);
    case 'countPeople':
      return counts.countPeople(...call.arguments);
    default:
      return call satisfies never;
  }
}

function tell(worker: Worker, message: StateFromPrimary): void {
  if (worker.isConnected()) worker.send(message, () => undefined);
}
