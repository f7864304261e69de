/**
 * Loader layer: within one request the same question is asked once, however many fields ask it, and the
 * questions of one tick are read from the cache together.
 */
import DataLoader from 'dataloader';
import type { Read } from '../source-api/answer.ts';
import type { Question, Source } from '../source-api/source.ts';
import type { AnswerQuestion, Layer, QuestionContext, ReadSource } from './layers.ts';

/** A question as DataLoader takes it. */
interface Load {
  readonly source: Source;
  readonly question: Question;
  readonly context: QuestionContext;
  readonly next: AnswerQuestion;
}

/** Loader of one request, for all its sources. */
export type Loader = DataLoader<Load, Read, string>;

export function createLoader(): Loader {
  // Answers are independent of each other. None rejects: DataLoader puts the keys into its error messages.
  return new DataLoader<Load, Read, string>(
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it resolves with each as it is, promise or not
    (loads) => Promise.resolve(loads.map(answer) as unknown as Read[]),
    { cacheKeyFn: ({ source, question: { part, subject } }) => `${source.id}|${part.name}|${subject.key}` },
  );
}

export function withLoader(
  loader: Loader,
  source: Source,
  context: QuestionContext,
): Layer<AnswerQuestion, ReadSource> {
  return (next) => (question) => loader.load({ source, question, context, next });
}

function answer({ question, context, next }: Load): Promise<Read> {
  return next(question, context);
}
