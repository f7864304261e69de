/** Worker side of the state that the workers of a machine share. */
import type { SharedCounts } from '../access/shared-counts.ts';
import type { SharedState } from '../gateway/shared-state.ts';
import type { Change, CountCall, Request, RequestName, Requests, StateFromPrimary } from './messages.ts';
import { metricsOfAll, provideFigures, tellPrimary } from './worker.ts';

/** Longest wait for the primary process; longer than it waits for the workers. */
const ANSWER_MS = 8000;

/** Call in a worker before the first answer is cached. */
export async function joinPrimary(): Promise<SharedState> {
  const waiting = new Map<number, Waiting>();
  const listeners: ((change: Change) => void)[] = [];
  let requests = 0;

  const ask = <Name extends RequestName>(
    name: Name,
    asked: Requests[Name]['ask'],
  ): Promise<Requests[Name]['answer']> => {
    requests += 1;
    const id = requests;
    const { promise, resolve, reject } = Promise.withResolvers<Requests[Name]['answer']>();
    const late = setTimeout(reject, ANSWER_MS, new Error('The primary process does not answer.'));
    waiting.set(id, { reply: ({ answer }) => resolve(answer), reject });
    if (!process.connected) reject(gone());
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the signature ties name and contents
    void tellPrimary({ kind: 'request', id, request: { name, ask: asked } as Request });
    return promise.finally(() => {
      clearTimeout(late);
      waiting.delete(id);
    });
  };
  const hear = (message: StateFromPrimary): void => {
    if (message.kind === 'reply') waiting.get(message.id)?.reply(message);
    if (message.kind !== 'drop') return;
    for (const listener of listeners) listener(message.change);
    void tellPrimary({ kind: 'dropped', id: message.id });
  };
  process.on('message', hear);
  process.once('disconnect', () => {
    for (const { reject } of waiting.values()) reject(gone());
  });

  const counted = <Operation extends keyof SharedCounts>(operation: Operation): SharedCounts[Operation] =>
    // oxlint-disable typescript/no-unsafe-type-assertion -- operation, arguments and answer belong together
    ((...args: Parameters<SharedCounts[Operation]>) =>
      ask('count', { operation, arguments: args } as CountCall)) as SharedCounts[Operation];
  // oxlint-enable typescript/no-unsafe-type-assertion

  const secret = Buffer.from(await ask('join', undefined), 'base64');
  return {
    secret,
    relay: {
      notify: async (kind, names) => {
        if (!(await ask('change', { kind, names }))) throw new Error('A worker has not dropped it in time.');
      },
      listen: (heard) => void listeners.push(({ kind, names }) => heard(kind, names)),
    },
    seen: {
      has: (sourceId, eventId) => ask('eventSeen', { sourceId, eventId }),
      remember: (sourceId, eventId) => ask('rememberEvent', { sourceId, eventId }),
    },
    dossiers: {
      use: (dossier, numbers) => ask('useDossier', { dossier, numbers }),
      // Fire and forget: a person missing from a dossier is flagged later, not refused.
      extend: (dossier, number) => ask('extendDossier', { dossier, number }).catch(() => undefined),
    },
    counts: {
      add: counted('add'),
      read: counted('read'),
      block: counted('block'),
      take: counted('take'),
      settle: counted('settle'),
      countPeople: counted('countPeople'),
    },
    metrics: { provide: provideFigures, all: metricsOfAll },
    leave: () => void process.off('message', hear),
  };
}

interface Waiting {
  readonly reply: (message: StateFromPrimary & { readonly kind: 'reply' }) => void;
  readonly reject: (error: Error) => void;
}

function gone(): Error {
  return new Error('The primary process is gone.');
}
