/**
 * Outermost layer, one per request and source: the same question is asked once however many fields ask it,
 * and the questions of one tick travel together.
 */
import DataLoader from 'dataloader';
import type { Logger } from 'pino';
import { subjectKey } from '../subject/subject.ts';
import { failed, nothingFetched, type Answer } from './answer.ts';
import type { AskContext, AskMany, Outcome } from './batch.ts';
import { readReply } from './read-reply.ts';
import type { Ask } from './source.ts';

export type Loader = (ask: Ask) => Promise<Answer<unknown>>;

export function createLoader(askMany: AskMany, context: AskContext, log: Logger): Loader {
  const answer = (ask: Ask, outcome: Outcome | undefined): Answer<unknown> => {
    try {
      if (outcome) return readReply(ask, outcome);
    } catch (error) {
      log.error(
        { error: error instanceof Error ? error.name : 'unknown', part: ask.part.name },
        'reply not readable',
      );
    }
    return failed({ code: 'BAD_RESPONSE' }, nothingFetched(ask.part.source));
  };
  // Every question gets an answer and nothing throws: DataLoader would put the keys into its own error texts.
  const loader = new DataLoader<Ask, Answer<unknown>, string>(
    async (asks) => {
      const outcomes = await askMany(asks, context);
      return asks.map((ask) => answer(ask, outcomes.get(ask)));
    },
    { cacheKeyFn: ({ part, subject }) => `${part.name}|${subjectKey(subject)}` },
  );
  return (ask) => loader.load(ask);
}
