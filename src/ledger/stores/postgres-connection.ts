/**
 * One connection to PostgreSQL that may be lost at any time: it is made when it is needed, and after whatever went wrong
 * it is thrown away, so that the next use begins with a new one, to whichever host takes writes by then.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'pg';
import type { PostgresServer } from './postgres-address.ts';
import { clientConfigsOf, connectTo } from './postgres-probe.ts';
import { Session, type SessionSettings } from './postgres-session.ts';
import { PostgresLate, timeLimit } from './postgres-time.ts';

export interface ConnectionOptions extends SessionSettings {
  readonly server: PostgresServer;
  /** How long to try to connect, in milliseconds. */
  readonly connectMs: number;
  /** Without a use for so long, in milliseconds, it is given back; by default it is kept. */
  readonly idleMs?: number;
}

/** How long a server may take to say goodbye, in milliseconds. */
const GOODBYE_MS = 500;

export class Connection {
  readonly #options: ConnectionOptions;
  #client: Client | undefined;
  #ready: Promise<Client> | undefined;
  /** Whether it is to a host that only reads, because none that takes writes answered. */
  #isStopgap = false;
  #turn: Promise<void> = Promise.resolve();
  #waiting = 0;
  #idle: NodeJS.Timeout | undefined;
  #isClosed = false;

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
  async use<Result>(milliseconds: number, work: (session: Session) => Promise<Result>): Promise<Result> {
    const before = this.#turn;
    const turn = Promise.withResolvers<void>();
    this.#turn = turn.promise;
    this.#waiting += 1;
    clearTimeout(this.#idle);
    const limit = timeLimit(milliseconds);
    try {
      await Promise.race([before, limit.exceeded]);
      try {
        const client = await Promise.race([this.#connected(), limit.exceeded]);
        const result = await Promise.race([work(new Session(client, this.#options)), limit.exceeded]);
        if (this.#isStopgap) void this.#giveBack();
        return result;
      } catch (error) {
        this.#discard();
        throw error;
      }
    } finally {
      limit.clear();
      this.#waiting -= 1;
      this.#rest();
      // Who did not get their turn in time must not give it to the next.
      void before.then(turn.resolve);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#idle);
    await this.#giveBack();
  }

  /** A pooler may have few connections, and other processes wait for them. */
  #rest(): void {
    const { idleMs } = this.#options;
    if (idleMs === undefined || this.#waiting > 0 || this.#isClosed) return;
    this.#idle = setTimeout(() => void this.#giveBack(), idleMs).unref();
  }

  async #giveBack(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#ready = undefined;
    if (!client) return;
    await Promise.race([client.end().catch(() => undefined), wait(GOODBYE_MS, undefined, { ref: false })]);
    client.connection.stream.destroy();
  }

  #connected(): Promise<Client> {
    if (!this.#ready) {
      const ready: Promise<Client> = this.#connect(() => this.#ready === ready);
      this.#ready = ready;
    }
    return this.#ready;
  }

  /** @param isWanted false once somebody who waited for it has given up */
  async #connect(isWanted: () => boolean): Promise<Client> {
    const { server, connectMs, readOnly } = this.#options;
    const hosts = clientConfigsOf(server);
    const { client, isWritable } = await connectTo(hosts, connectMs, !readOnly);
    if (!isWanted()) {
      client.connection.stream.destroy();
      throw new PostgresLate('The connection to PostgreSQL came too late.');
    }
    this.#client = client;
    this.#isStopgap = !isWritable && hosts.length > 1;
    const lose = () => {
      if (this.#client === client) this.#discard();
    };
    client.on('error', lose).on('end', lose);
    return client;
  }

  #discard(): void {
    // A server that hangs would not answer a goodbye.
    this.#client?.connection.stream.destroy();
    this.#client = undefined;
    this.#ready = undefined;
  }
}
