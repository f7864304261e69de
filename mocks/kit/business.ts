/**
 * Path of a valid business call to its answer: it is counted, then the system's faults apply, in the order in
 * which a real connection would meet them.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { numberParameter } from './fault-kinds.ts';
import { answerUnder, type Dialect } from './faulty-answer.ts';
import { cutOff, drip } from './network-faults.ts';
import type { SystemFaults } from './faults.ts';
import type { SystemStats } from './stats.ts';

/** Answers one call about `keys` subjects; the argument of `answer` selects the wrong-subject fault. */
export type AnswerCall = (
  request: FastifyRequest,
  reply: FastifyReply,
  keys: number,
  answer: (wrongSubject: boolean) => string,
) => Promise<FastifyReply>;

/** Business calls apply the hang fault themselves; all other calls hang as long as the fault is set. */
export class BusinessCalls {
  readonly #faults: SystemFaults;
  readonly #stats: SystemStats;
  readonly #counted = new WeakSet<FastifyRequest>();

  constructor(faults: SystemFaults, stats: SystemStats) {
    this.#faults = faults;
    this.#stats = stats;
  }

  respondIn(dialect: Dialect): AnswerCall {
    return async (request, reply, keys, answer) => {
      this.#stats.called(keys);
      this.#counted.add(request);
      const faults = this.#faults.takeCall();
      const { pause } = this.#faults;
      const delay = numberParameter(faults.get('latency'), 'ms');
      if (delay !== undefined) await pause.wait(reply.raw, delay);
      if (faults.has('hang')) return this.#hang(reply);
      const answered = answerUnder(faults, dialect, answer);
      if (faults.has('truncated')) return cutOff(reply, answered);
      if (faults.has('slowDrip')) return drip(reply, answered, pause);
      return reply.code(answered.status).headers(answered.headers).send(answered.body);
    };
  }

  /** Call this before any answer is sent: it holds back tokens and refusals while the system hangs. */
  async beforeSending(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (this.#faults.has('hang') && !this.#counted.has(request)) await this.#hang(reply);
  }

  async #hang(reply: FastifyReply): Promise<FastifyReply> {
    reply.hijack();
    await this.#faults.pause.wait(reply.raw, null);
    reply.raw.destroy();
    return reply;
  }
}
