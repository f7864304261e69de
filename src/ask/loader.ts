/**
 * Outermost layer, one per request: the same question is asked once however many fields ask it, and the questions of one tick
 * are looked up in the cache together.
 */
import DataLoader from 'dataloader';
import type { Read } from '../source-api/answer.ts';
import type { QuestionContext, CachedSource } from './cached.ts';
import type { Question, Source } from '../source-api/source.ts';

/** A question, whom it is put to, and on whose behalf. */
export interface Put {
  readonly source: Source;
  readonly question: Question;
  readonly cached: CachedSource;
  readonly context: QuestionContext;
}

export type Loader = (put: Put) => Promise<Read>;

export function createLoader(): Loader {
  // Every question gets an answer of its own and waits for no other's. None rejects: DataLoader would put the keys into
  // its own error texts.
  const loader = new DataLoader<Put, Read, string>(
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it resolves with each as it is, promise or not
    (puts) => Promise.resolve(puts.map(answerTo) as unknown as Read[]),
    {
      cacheKeyFn: ({ source, question: { part, subject } }) => `${source.id}|${part.name}|${subject.key}`,
    },
  );
  return (put) => loader.load(put);
}

function answerTo({ question, cached, context }: Put): Promise<Read> {
  return cached.answer(question, context);
}
