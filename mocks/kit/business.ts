/**
 * What happens between a business call that is in order and its answer: it is counted, then the faults set
 * for the system apply, in the order in which a real line would meet them.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { wholeParameter, textParameter } from './fault-kinds.ts';
import type { SystemFaults } from './faults.ts';
import type { SystemStats } from './stats.ts';

/** How a system writes what is not an answer. */
export interface Dialect {
  readonly contentType: string;
  /** The beginning of an answer that breaks off. */
  readonly malformed: string;
  /** Body of an HTTP error. */
  failure(status: number): string;
  /**
   * Body of an answer with a business code; `answer` gives what would have been answered, for codes that come
   * with a record.
   */
  businessError(code: string, answer: () => string): string;
}

/** Answers one call about `keys` subjects; `answer` is told whether to mix people up. */
export type AnswerCall = (
  request: FastifyRequest,
  reply: FastifyReply,
  keys: number,
  answer: (wrongSubject: boolean) => string,
) => Promise<FastifyReply>;

/**
 * Business calls decide on their own whether they hang; everything else hangs as long as the fault is set.
 */
export class BusinessCalls {
  readonly #faults: SystemFaults;
  readonly #stats: SystemStats;
  readonly #counted = new WeakSet<FastifyRequest>();

  constructor(faults: SystemFaults, stats: SystemStats) {
    this.#faults = faults;
    this.#stats = stats;
  }

  speaking(dialect: Dialect): AnswerCall {
    return async (request, reply, keys, answer) => {
      this.#stats.called(keys);
      this.#counted.add(request);
      const faults = this.#faults.takeCall();
      const delay = wholeParameter(faults.get('latency'), 'ms');
      if (delay !== undefined) await this.#faults.pause.wait(reply.raw, delay);
      if (faults.has('hang')) return this.#hang(reply);
      const status = wholeParameter(faults.get('error'), 'status');
      void reply.type(dialect.contentType);
      if (status !== undefined) return reply.code(status).send(dialect.failure(status));
      if (faults.has('malformed')) return reply.code(200).send(dialect.malformed);
      const answered = (): string => answer(faults.has('wrongSubject'));
      const code = textParameter(faults.get('businessError'), 'code');
      return reply.code(200).send(code === undefined ? answered() : dialect.businessError(code, answered));
    };
  }

  /** To be called before any answer is sent: keeps back tokens and refusals while the system hangs. */
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
