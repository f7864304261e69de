/**
 * Refusals of callers who are known. A caller who is refused again and again is counted and not written down each time,
 * so that nobody can fill the log, or the disk, by asking for what they may not have.
 */
import { LRUCache } from 'lru-cache';
import { consumerOf, countedBy, type Consumer } from '../access/consumer.ts';
import type { Identity } from '../access/identity.ts';
import type { RequestErrorCode } from '../messages.ts';
import type { Audit } from './audit.ts';
import type { Draft } from './entry.ts';
import { callerOf } from './request-audit.ts';

export interface Refusal {
  readonly identity: Identity;
  readonly consumer: Consumer;
  readonly code: RequestErrorCode;
  readonly requestId: string;
  /** Code of the registered purpose, if one was named. */
  readonly purpose: string | undefined;
  /** Address and port of the caller. */
  readonly client: string;
}

export interface Refusals {
  note(this: void, refusal: Refusal): void;
  /** Writes what was only counted. */
  close(this: void): void;
}

interface Counted {
  readonly identity: Identity;
  readonly since: number;
  written: number;
  /** By code, those beyond what was written. */
  readonly counts: Map<RequestErrorCode, number>;
}

const MINUTE_MS = 60_000;
/** Callers who were refused lately; who is forgotten early is written down early. */
const MOST_CALLERS = 5000;

export function createRefusals(audit: Pick<Audit, 'post' | 'state'>, perMinute: number): Refusals {
  const write = (draft: Draft, consumer: Consumer) => {
    // Nobody waits for it: the caller was refused and saw nothing.
    const posting = { drafts: [draft], contents: [], statement: undefined };
    audit.post(posting, 'soon', countedBy(consumer).caller);
  };
  const writeCounts = ({ identity, since, counts }: Counted) => {
    if (counts.size === 0) return;
    const detail = { counted: Object.fromEntries(counts), since: new Date(since).toISOString() };
    write({ at: Date.now(), kind: 'refusal', ...callerOf(identity), detail }, consumerOf(identity));
  };
  const hasRoom = () => audit.state.available && audit.state.hasSpace;
  const callers = new LRUCache<string, Counted>({
    max: MOST_CALLERS,
    dispose: (counted, _key, reason) => {
      if (reason === 'evict' && hasRoom()) writeCounts(counted);
    },
  });
  const keyOf = ({ application, officer }: Consumer) => JSON.stringify([application, officer]);
  const endMinutes = () => {
    for (const [key, counted] of callers.entries()) {
      // Without room they go on being counted.
      if (!hasRoom()) return;
      writeCounts(counted);
      callers.delete(key);
    }
  };
  const timer = setInterval(endMinutes, MINUTE_MS);
  timer.unref();
  return {
    note: ({ identity, consumer, code, requestId, purpose, client }) => {
      const key = keyOf(consumer);
      const counted: Counted = callers.get(key) ?? {
        identity,
        since: Date.now(),
        written: 0,
        counts: new Map(),
      };
      callers.set(key, counted);
      if (counted.written >= perMinute || !hasRoom()) {
        counted.counts.set(code, (counted.counts.get(code) ?? 0) + 1);
        return;
      }
      counted.written += 1;
      const at = Date.now();
      const detail = { code, client };
      write({ at, kind: 'refusal', request: requestId, purpose, ...callerOf(identity), detail }, consumer);
    },
    close: () => {
      clearInterval(timer);
      for (const counted of callers.values()) writeCounts(counted);
      callers.clear();
    },
  };
}
