/**
 * Layer: questions become calls. A source that answers one person a call gets a call for each question;
 * one that takes lists gets its numbers in as few calls as its limit allows. All calls go out at once.
 */
import { randomUUID } from 'node:crypto';
import type { Ask, Call, Connector, Reply } from './source.ts';

/** On whose behalf the questions are asked, and until when. */
export type AskContext = Pick<Call, 'caller' | 'signal'>;

/** A reply with the id of the call it came in and the moment it came. */
export interface Outcome {
  readonly reply: Reply;
  readonly requestId: string;
  readonly fetchedAt: Date;
}

/** Asks many questions at once. Never rejects; a question that a connector left out has no outcome. */
export type AskMany = (asks: readonly Ask[], context: AskContext) => Promise<ReadonlyMap<Ask, Outcome>>;

export function inBatches(batchSize: number, next: Connector['ask']): AskMany {
  return async (asks, context) => {
    const outcomes = new Map<Ask, Outcome>();
    const calls = group(asks, batchSize).map(async (members) => {
      const requestId = randomUUID();
      const replies = await next({ ...context, asks: members, requestId });
      const fetchedAt = new Date();
      for (const [index, ask] of members.entries()) {
        const reply = replies[index];
        if (reply) outcomes.set(ask, { reply, requestId, fetchedAt });
      }
    });
    await Promise.all(calls);
    return outcomes;
  };
}

/** Questions about one number stay together, so that one call never names a number twice. */
function group(asks: readonly Ask[], batchSize: number): Ask[][] {
  if (batchSize === 1) return asks.map((ask) => [ask]);
  const byNumber = [...Map.groupBy(asks, (ask) => ask.subject.identityNumber).values()];
  const calls: Ask[][] = [];
  for (let start = 0; start < byNumber.length; start += batchSize) {
    calls.push(byNumber.slice(start, start + batchSize).flat());
  }
  return calls;
}
