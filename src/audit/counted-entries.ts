/**
 * Entries that a known caller can cause repeatedly. The first of a minute are written one by one and the rest
 * are counted in one entry, so that no caller fills the log, or the disk, by being refused or flagged.
 */
import { LRUCache } from 'lru-cache';
import { consumerOf, countedBy, type Consumer } from '../access/consumer.ts';
import type { AccessFlag } from '../access/grant.ts';
import type { Identity } from '../access/identity.ts';
import type { Audit } from '../ledger/ledger.ts';
import { alone, type Draft } from '../ledger/entry.ts';
import { callerColumns, maskedDossier } from './redaction.ts';

/** A flag concerns people's data and may be honest, so auditors see it. */
export type FlagCode = AccessFlag | 'GUESSING_SUSPECTED' | 'PEOPLE_CAP_REACHED';

/** An event in a request of a known caller. */
export interface Occurrence<Code extends string> {
  readonly identity: Identity;
  readonly consumer: Consumer;
  readonly code: Code;
  readonly requestId: string;
  /** Unique id of the request. */
  readonly uniqueId: string;
  /** Code of the registered purpose, if one was named. */
  readonly purpose: string | undefined;
  readonly dossier?: string | undefined;
  /** Number of the person concerned, if there is one. */
  readonly subject?: string | undefined;
  /** Address and port of the caller. */
  readonly client: string;
}

export interface CountedEntries<Code extends string> {
  note(this: void, occurrence: Occurrence<Code>): void;
  /** Writes the counts. */
  close(this: void): void;
}

interface Counted<Code> {
  readonly identity: Identity;
  readonly since: number;
  written: number;
  /** Occurrences without an entry, by code. */
  readonly counts: Map<Code, number>;
}

const MINUTE_MS = 60_000;
/** Callers of the last minute; the count of an evicted caller is written early. */
const MOST_CALLERS = 5000;

export function countedEntries<Code extends string>(
  kind: 'refusal' | 'flag',
  audit: Pick<Audit, 'post' | 'state'>,
  perMinute: number,
): CountedEntries<Code> {
  const write = (draft: Draft, consumer: Consumer) => {
    audit.post(alone(draft), 'soon', countedBy(consumer).caller);
  };
  const writeCounts = ({ identity, since, counts }: Counted<Code>) => {
    if (counts.size === 0) return;
    const detail = { counted: Object.fromEntries(counts), since: new Date(since).toISOString() };
    write({ at: Date.now(), kind, ...callerColumns(identity), detail }, consumerOf(identity));
  };
  const hasRoom = () => audit.state.available && audit.state.hasSpace;
  const callers = new LRUCache<string, Counted<Code>>({
    max: MOST_CALLERS,
    dispose: (counted, _key, reason) => {
      if (reason === 'evict' && hasRoom()) writeCounts(counted);
    },
  });
  const keyOf = ({ application, officer }: Consumer) => JSON.stringify([application, officer]);
  const endMinutes = () => {
    for (const [key, counted] of callers.entries()) {
      // Without room the counts are kept.
      if (!hasRoom()) return;
      writeCounts(counted);
      callers.delete(key);
    }
  };
  const timer = setInterval(endMinutes, MINUTE_MS);
  timer.unref();
  return {
    note: ({ identity, consumer, code, requestId, uniqueId, purpose, dossier, subject, client }) => {
      const key = keyOf(consumer);
      const counted: Counted<Code> = callers.get(key) ?? {
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
      const draft: Draft = {
        at: Date.now(),
        kind,
        request: requestId,
        ...callerColumns(identity),
        subject,
        purpose,
        dossier: maskedDossier(dossier),
        detail: { code, client, uniqueId },
      };
      write(draft, consumer);
    },
    close: () => {
      clearInterval(timer);
      for (const counted of callers.values()) writeCounts(counted);
      callers.clear();
    },
  };
}
