/**
 * The connections to one origin. A firewall or a switch may drop a flow without a word to either end; every
 * connection of before is dead then, and each would cost a request its whole time. So when a request has run
 * out of time, the next ones get new connections, and the old ones are closed once nothing is under way on
 * them.
 */
import { errors, type Dispatcher } from 'undici';
import { isTimeUp } from '../lib/deadline.ts';
import { openConnections, type Outgoing } from './outgoing-proxy.ts';
import { wholeAnswer, type AnswerHeaders, type WholeAnswer } from './whole-answer.ts';

interface Generation {
  readonly dispatcher: Dispatcher;
  underWay: number;
}

/** An answer whose body is read as it arrives. Its reader destroys the body. */
export type StreamedAnswer = Pick<Dispatcher.ResponseData, 'headers' | 'body'> & { readonly status: number };

export class Connections {
  readonly #outgoing: Outgoing;
  readonly #origin: string;
  #current: Generation;
  /** Those that were given up and still carry a request. */
  readonly #givenUp = new Set<Generation>();

  /** @throws as `openConnections` */
  constructor(outgoing: Outgoing) {
    this.#outgoing = outgoing;
    this.#origin = new URL(outgoing.url).origin;
    this.#current = this.#open();
  }

  /** See wholeAnswer. */
  async request(
    request: Omit<Dispatcher.DispatchOptions, 'origin'>,
    signal: AbortSignal,
    check: (headers: AnswerHeaders) => void,
  ): Promise<WholeAnswer> {
    const used = this.#use();
    try {
      const answer = await wholeAnswer(used.dispatcher, { ...request, origin: this.#origin }, signal, check);
      this.#leave(used, isTimeUp(signal));
      return answer;
    } catch (error) {
      this.#leave(used, isTimeUp(signal) || blocks(error));
      throw error;
    }
  }

  /** @throws undici's errors */
  async stream(
    request: Omit<Dispatcher.DispatchOptions, 'origin'>,
    signal: AbortSignal,
  ): Promise<StreamedAnswer> {
    const used = this.#use();
    try {
      const options = { ...request, origin: this.#origin, signal };
      const { statusCode: status, headers, body } = await used.dispatcher.request(options);
      // An abort is an error of the iteration, and of nobody where there is none.
      body.on('error', () => undefined).once('close', () => this.#leave(used, isTimeUp(signal)));
      return { status, headers, body };
    } catch (error) {
      this.#leave(used, isTimeUp(signal) || blocks(error));
      throw error;
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#current, ...this.#givenUp].map(({ dispatcher }) => dispatcher.destroy()));
  }

  #use(): Generation {
    const used = this.#current;
    used.underWay += 1;
    return used;
  }

  #leave(used: Generation, isOfNoUse: boolean): void {
    if (isOfNoUse && used === this.#current) {
      this.#givenUp.add(used);
      this.#current = this.#open();
    }
    used.underWay -= 1;
    if (used.underWay === 0 && this.#givenUp.delete(used)) void used.dispatcher.destroy();
  }

  #open(): Generation {
    return { dispatcher: openConnections(this.#outgoing), underWay: 0 };
  }
}

/** undici leaves a connection out for good once it was given a request that cannot be made. */
function blocks(error: unknown): boolean {
  return error instanceof errors.InvalidArgumentError || error instanceof errors.NotSupportedError;
}
