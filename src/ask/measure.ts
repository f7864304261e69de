/** Layer: every call that goes out is counted and timed, repetitions apart. */
import { SourceError } from './answer.ts';
import type { CallResult, SourceHealth } from './health.ts';
import type { AskCall } from './question.ts';

export function withMeasure(health: SourceHealth, next: AskCall): AskCall {
  return async (call) => {
    const start = performance.now();
    const note = (result: CallResult) => health.called(result, performance.now() - start);
    try {
      const replies = await next(call);
      note('ANSWERED');
      return replies;
    } catch (error) {
      note(error instanceof SourceError ? error.failure.code : 'BAD_RESPONSE');
      throw error;
    }
  };
}
