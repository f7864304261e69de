/** Layer: every call that goes out is counted and timed, repetitions apart, and so is what of its answer could not be read. */
import { SourceError } from './answer.ts';
import type { CallResult, SourceHealth } from './health.ts';
import type { Note } from './draft.ts';
import type { AskCall } from './question.ts';
import type { Reply } from './source.ts';

export function withMeasure(health: SourceHealth, next: AskCall): AskCall {
  return async (call) => {
    const start = performance.now();
    const note = (result: CallResult) => health.called(result, performance.now() - start);
    try {
      const replies = await next(call);
      note('ANSWERED');
      for (const reply of replies) for (const unread of notesOf(reply)) health.noted(unread);
      return replies;
    } catch (error) {
      note(error instanceof SourceError ? error.failure.code : 'BAD_RESPONSE');
      throw error;
    }
  };
}

/** Of rows that are tied to nobody too: that a source drifts does not hang on whom it is asked about. */
function notesOf(reply: Reply): readonly Note[] {
  if ('unnamed' in reply) return reply.unnamed.notes ?? [];
  if (!('candidates' in reply)) return [];
  return [...reply.candidates.flatMap(({ notes = [] }) => notes), ...(reply.lost ?? [])];
}
