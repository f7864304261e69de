/**
 * Outermost layer, one per request and source: the same question is asked once however many fields ask it,
 * and the questions of one tick are looked up in the cache together.
 */
import DataLoader from 'dataloader';
import type { Logger } from 'pino';
import { subjectKey } from '../subject/subject.ts';
import { failed, nothingFetched, type Answer } from './answer.ts';
import type { AskContext, CachedSource } from './cached.ts';
import type { Ask } from './source.ts';

export type Loader = (ask: Ask) => Promise<Answer<unknown>>;

/** Answers a question when it is called, so that no question waits for another one's answer. */
type Pending = () => Promise<Answer<unknown>>;

export function createLoader(cached: CachedSource, context: AskContext, log: Logger): Loader {
  const notReadable = (ask: Ask, error: unknown): Answer<unknown> => {
    log.error(
      { error: error instanceof Error ? error.name : 'unknown', part: ask.part.name },
      'reply not readable',
    );
    return failed({ code: 'BAD_RESPONSE' }, nothingFetched(ask.part.source));
  };
  // Every question gets an answer and nothing throws: DataLoader would put the keys into its own error texts.
  const loader = new DataLoader<Ask, Pending, string>(
    async (asks) => {
      const known = await Promise.all(asks.map((ask) => cached.lookUp(ask, context.caller)));
      return asks.map((ask, index) => {
        const answer = cached
          .answer(ask, known[index], context)
          .catch((error: unknown) => notReadable(ask, error));
        return () => answer;
      });
    },
    { cacheKeyFn: ({ part, subject }) => `${part.name}|${subjectKey(subject)}` },
  );
  return async (ask) => (await loader.load(ask))();
}
