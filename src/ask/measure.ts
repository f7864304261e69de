/**
 * Measure layer: counts and times every call, each repetition by itself, and counts the unreadable fields of
 * its answer.
 */
import { SourceError, type Failure } from '../source-api/answer.ts';
import { isSourceCode, kindOf } from './failures.ts';
import type { EndedCall, SourceHealth } from './health.ts';
import type { Note } from '../source-api/draft.ts';
import type { CallLayer } from './layers.ts';
import type { Reply } from '../source-api/source.ts';

export interface MeasureOptions {
  readonly health: SourceHealth;
  /** Form of the source's own codes; see `SourceDefinition`. */
  readonly sourceCodes: RegExp;
}

type End = Omit<EndedCall, 'milliseconds'>;

export function withMeasure({ health, sourceCodes }: MeasureOptions): CallLayer {
  return (next) => async (call) => {
    const start = performance.now();
    const note = (end: End) => health.called({ ...end, milliseconds: performance.now() - start });
    try {
      const replies = await next(call);
      note(endOf(replies, sourceCodes));
      for (const reply of replies)
        for (const unread of notesOf(reply)) if (isPath(unread)) health.noted(unread);
      return replies;
    } catch (error) {
      if (call.signal.aborted) note({ result: 'ABANDONED' });
      else if (error instanceof SourceError) note(failedWith(error.failure, error.message, sourceCodes));
      else note({ result: 'BAD_RESPONSE', detail: kindOf(error) });
      throw error;
    }
  };
}

/** A call counts as failed if all its replies are failures: sources refuse within answers too. */
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

/** A path of the schema: metrics have it as a label. */
function isPath({ field }: Note): boolean {
  return field.length <= LONGEST_PATH && PATH.test(field) && !/\d{9}/.test(field);
}

const LONGEST_PATH = 200;
const PATH = /^[A-Za-z]\w*(?:\.[A-Za-z]\w*)*$/;

/** Notes of all rows, untied ones too: a drift of the source does not depend on the subject. */
function notesOf(reply: Reply): readonly Note[] {
  if ('unnamed' in reply) return reply.unnamed.notes ?? [];
  if (!('candidates' in reply)) return [];
  return [...reply.candidates.flatMap(({ notes = [] }) => notes), ...(reply.lost ?? [])];
}
