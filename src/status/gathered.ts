/** Reports of all processes of a gateway, and the conditions of its sources. */
import { conditionOf, type SourceCondition } from '../ask/condition.ts';
import type { ProcessReport } from './report.ts';

export interface Gathered {
  /** Reports of the processes that answer; at least one. */
  readonly reports: readonly ProcessReport[];
  /** Processes that should take requests. */
  readonly wanted: number;
  /** Processes that run and did not report in time. */
  readonly silent: number;
}

/** Gathers the reports of all processes. */
export interface StatusSharing {
  /** Called once this process takes requests. */
  share(this: void, report: () => ProcessReport): void;
  gather(this: void): Promise<Gathered>;
}

/** A process that is the whole gateway. */
export function statusAlone(): StatusSharing {
  let own: (() => ProcessReport) | undefined;
  return {
    share: (report) => void (own = report),
    gather: () => Promise.resolve({ reports: own ? [own()] : [], wanted: 1, silent: 0 }),
  };
}

/** By the id of the source; sources that are not served are left out. */
export function conditionsOf({ reports }: Pick<Gathered, 'reports'>): ReadonlyMap<string, SourceCondition> {
  const ids = new Set(reports.flatMap(({ sources }) => Object.keys(sources)));
  return new Map(
    [...ids].map((id) => [id, conditionOf(reports.flatMap(({ sources }) => sources[id] ?? []))]),
  );
}
