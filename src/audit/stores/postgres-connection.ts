/**
 * One connection to PostgreSQL that may be lost at any time: it is made when it is needed, and after whatever went wrong
 * it is thrown away, so that the next use begins with a new one.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';

export interface ConnectionOptions {
  readonly url: string;
  /** How long to try to connect, in milliseconds. */
  readonly connectMs: number;
  /** After how many milliseconds the server gives a statement up by itself, also when nobody waits any more. */
  readonly statementMs: number;
  readonly readOnly: boolean;
}

/** The server did not answer in time. */
export class PostgresLate extends Error {
  readonly code = 'late';
}

/** How long a server may take to say goodbye, in milliseconds. */
const GOODBYE_MS = 500;

export class Connection {
  readonly #options: ConnectionOptions;
  #client: Client | undefined;
  #ready: Promise<Client> | undefined;
  #turn: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /** Uses that have not come to an end. */
  get waiting(): number {
    return this.#waiting;
  }

  /**
   * One use after another.
   *
   * @param milliseconds how long it may take, waiting for its turn and connecting included
   * @throws PostgresLate when it takes longer; else what connecting or the work threw
   */
  async use<Result>(milliseconds: number, work: (client: Client) => Promise<Result>): Promise<Result> {
    const before = this.#turn;
    const turn = Promise.withResolvers<void>();
    this.#turn = turn.promise;
    this.#waiting += 1;
    const limit = timeLimit(milliseconds);
    try {
      await Promise.race([before, limit.exceeded]);
      try {
        const client = await Promise.race([this.#connected(), limit.exceeded]);
        return await Promise.race([work(client), limit.exceeded]);
      } catch (error) {
        this.#discard();
        throw error;
      }
    } finally {
      limit.clear();
      this.#waiting -= 1;
      // Who did not get their turn in time must not give it to the next.
      void before.then(turn.resolve);
    }
  }

  async close(): Promise<void> {
    const client = this.#client;
    if (client) await Promise.race([client.end(), wait(GOODBYE_MS, undefined, { ref: false })]);
    this.#discard();
  }

  #connected(): Promise<Client> {
    this.#ready ??= this.#connect();
    return this.#ready;
  }

  async #connect(): Promise<Client> {
    const { url, connectMs, statementMs, readOnly } = this.#options;
    const client = new Client({
      connectionString: url,
      keepAlive: true,
      fallback_application_name: 'lienthong',
    });
    this.#client = client;
    // A connection that is lost while nobody uses it would end the process.
    client.on('error', () => {
      if (this.#client === client) this.#discard();
    });
    const limit = timeLimit(connectMs);
    try {
      await Promise.race([client.connect(), limit.exceeded]);
      // Not in the startup message: there, the address could say otherwise.
      const settings = [
        'synchronous_commit = on',
        `statement_timeout = ${statementMs}`,
        `default_transaction_read_only = ${readOnly ? 'on' : 'off'}`,
      ];
      await Promise.race([client.query(settings.map((one) => `SET ${one}`).join('; ')), limit.exceeded]);
      return client;
    } finally {
      limit.clear();
    }
  }

  #discard(): void {
    // A server that hangs would not answer a goodbye.
    this.#client?.connection.stream.destroy();
    this.#client = undefined;
    this.#ready = undefined;
  }
}

function timeLimit(milliseconds: number): { readonly exceeded: Promise<never>; clear(this: void): void } {
  const { promise, reject } = Promise.withResolvers<never>();
  // Whoever races against it may have come to an end before.
  promise.catch(() => undefined);
  const timer = setTimeout(() => {
    reject(new PostgresLate('PostgreSQL does not answer in time.'));
  }, milliseconds);
  return {
    exceeded: promise,
    clear: () => {
      clearTimeout(timer);
    },
  };
}
