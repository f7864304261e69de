/**
 * Carries each event out once. A repetition is carried out if the first copy failed. A copy that arrives
 * while the first is in progress waits for its end.
 */
import { Deadline } from '../lib/deadline.ts';
import { untilAborted } from '../source-api/until-aborted.ts';
import type { BoundedLog, LogLevel } from '../log/bounded-log.ts';
import type { ChangeEvent } from './event.ts';
import type { Invalidator } from '../cache/invalidator.ts';
import type { SeenEvents } from './seen.ts';

export type Outcome = 'ACCEPTED' | 'REPEATED';

/** The event cannot be carried out now and may be sent again. */
export class NotCarriedOut extends Error {}

/** Longest wait for the memory of events, after which an event counts as new. */
const MEMORY_MS = 250;
const INVALIDATION_MS = 10_000;

export interface CarryOutOptions {
  readonly invalidator: Invalidator;
  readonly seen: SeenEvents;
  readonly log: BoundedLog;
}

/** @returns a function that throws NotCarriedOut */
export function carryingOut({ invalidator, seen, log }: CarryOutOptions) {
  const note = (level: LogLevel, text: string, source: string, error: unknown) => {
    log.write({ level, text, account: [source], fields: () => ({ source, error: nameOf(error) }) });
  };
  const underWay = new Map<string, Promise<Outcome>>();

  const remembers = async (sourceId: string, { id }: ChangeEvent): Promise<boolean> => {
    try {
      return await within(MEMORY_MS, seen.has(sourceId, id));
    } catch (error) {
      note('warn', 'taken events cannot be looked up', sourceId, error);
      return false;
    }
  };

  const remember = async (sourceId: string, { id }: ChangeEvent): Promise<void> => {
    try {
      await within(MEMORY_MS, seen.remember(sourceId, id));
    } catch (error) {
      note('warn', 'a taken event cannot be remembered', sourceId, error);
    }
  };

  const carryOut = async (sourceId: string, event: ChangeEvent): Promise<Outcome> => {
    if (await remembers(sourceId, event)) return 'REPEATED';
    try {
      await within(INVALIDATION_MS, invalidator.invalidate(sourceId, event.identityNumbers));
    } catch (error) {
      note('error', 'an event cannot be carried out', sourceId, error);
      throw new NotCarriedOut();
    }
    await remember(sourceId, event);
    return 'ACCEPTED';
  };

  return async (sourceId: string, event: ChangeEvent): Promise<Outcome> => {
    const key = `${sourceId} ${event.id}`;
    const first = underWay.get(key);
    if (first) {
      await first;
      return 'REPEATED';
    }
    const work = carryOut(sourceId, event).finally(() => underWay.delete(key));
    underWay.set(key, work);
    return work;
  };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const deadline = new Deadline(ms);
  try {
    return await untilAborted(deadline.signal, work);
  } finally {
    deadline.clear();
  }
}

/** Messages of errors may quote what was asked. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
