/**
 * Direct calls to the sources through the gateway's connectors and mappings, with nothing in between. All
 * contenders without a gateway use this.
 */
import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { DEMO_CALLER } from '../dev/demo.ts';
import type { Caller, Connector, Part, Source } from '../src/source-api/source.ts';
import type { Config } from '../src/config/schema.ts';
import type { Subject } from '../src/subject/subject.ts';
import { connectSource } from '../src/transport/host.ts';

/** A source's record of a person; the tie is not checked. */
export interface Direct {
  readonly status: 'FOUND' | 'NOT_FOUND' | 'UNAVAILABLE';
  readonly record: unknown;
}

export type AskDirectly = (source: Source, part: Part<unknown>, subject: Subject) => Promise<Direct>;

/** Caller of the contenders that check no token. */
export const BENCH_CALLER: Caller = { ...DEMO_CALLER, purpose: '0.000000', dossier: 'H29.101-260131-0001' };

export function askDirectly(sources: readonly Source[], config: Config): AskDirectly {
  const connectors = new Map<Source, Connector>(
    sources.flatMap((source) => {
      const settings = config.sources[source.id];
      return settings ? [[source, connectSource(source, settings)]] : [];
    }),
  );
  return async (source, part, subject) => {
    const connector = connectors.get(source);
    if (!connector) throw new Error(`No connector for ${source.id}.`);
    try {
      const [reply] = await connector.ask({
        questions: [{ part, subject }],
        caller: BENCH_CALLER,
        requestId: randomUUID(),
        signal: AbortSignal.timeout(4000),
      });
      const candidates = reply && 'candidates' in reply ? reply.candidates : [];
      const [first, ...others] = candidates.map(({ record }) => record);
      if (first === undefined) return { status: 'NOT_FOUND', record: null };
      return { status: 'FOUND', record: others.reduce((a, b) => part.merge(a, b), first) };
    } catch {
      return { status: 'UNAVAILABLE', record: null };
    }
  };
}

/** Adds a memory cache of whole records. */
export function withCache(ask: AskDirectly): AskDirectly {
  const cache = new LRUCache<string, Direct>({ max: 500_000, ttl: 300_000 });
  return async (source, part, subject) => {
    const key = `${source.id}/${part.name}/${subject.identityNumber}`;
    const known = cache.get(key);
    if (known) return known;
    const answer = await ask(source, part, subject);
    if (answer.status === 'FOUND') cache.set(key, answer);
    return answer;
  };
}
