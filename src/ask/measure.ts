/** Layer: every call that goes out is counted and timed, repetitions apart, and so is what of its answer could not be read. */
import { SourceError, type Failure } from '../source-api/answer.ts';
import { isSourceCode } from './failures.ts';
import type { EndedCall, SourceHealth } from './health.ts';
import type { Note } from '../source-api/draft.ts';
import type { CallSource } from '../source-api/question.ts';
import type { Reply } from '../source-api/source.ts';

export interface MeasureOptions {
  readonly health: SourceHealth;
  /** Form of the source's own codes; see `SourceDefinition`. */
  readonly sourceCodes: RegExp;
}

type End = Omit<EndedCall, 'milliseconds'>;

export function withMeasure({ health, sourceCodes }: MeasureOptions, next: CallSource): CallSource {
  return async (call) => {
    const start = performance.now();
    const note = (end: End) => health.called({ ...end, milliseconds: performance.now() - start });
    try {
      const replies = await next(call);
      note(endOf(replies, sourceCodes));
      for (const reply of replies) for (const unread of notesOf(reply)) health.noted(unread);
      return replies;
    } catch (error) {
      if (call.signal.aborted) note({ result: 'ABANDONED' });
      else if (error instanceof SourceError) note(failedWith(error.failure, error.message, sourceCodes));
      else note({ result: 'BAD_RESPONSE', detail: error instanceof Error ? error.name : 'unknown' });
      throw error;
    }
  };
}

/** A call that has failed for all whom it was about has failed: sources refuse within answers too. */
function endOf(replies: readonly Reply[], sourceCodes: RegExp): End {
  const [first] = replies;
  const isFailed = first && 'failure' in first && replies.every((reply) => 'failure' in reply);
  return isFailed ? failedWith(first.failure, first.detail, sourceCodes) : { result: 'ANSWERED' };
}

function failedWith({ code, sourceCode }: Failure, detail: string | undefined, sourceCodes: RegExp): End {
  return {
    result: code,
    ...(sourceCode !== undefined && isSourceCode(sourceCode, sourceCodes) && { sourceCode }),
    ...(detail !== undefined && detail !== code && { detail }),
  };
}

/** Of rows that are tied to nobody too: that a source drifts does not hang on whom it is asked about. */
function notesOf(reply: Reply): readonly Note[] {
  if ('unnamed' in reply) return reply.unnamed.notes ?? [];
  if (!('candidates' in reply)) return [];
  return [...reply.candidates.flatMap(({ notes = [] }) => notes), ...(reply.lost ?? [])];
}
