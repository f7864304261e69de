/**
 * A connection to PostgreSQL that may be lost at any time. It is opened on demand and discarded after any
 * error, so that the next use opens a new one, to the host that takes writes by then.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'pg';
import type { PostgresServer } from './postgres-address.ts';
import { clientConfigsOf, connectTo } from './postgres-probe.ts';
import { Session, type SessionSettings } from './postgres-session.ts';
import { PostgresLate, timeLimit } from './postgres-time.ts';

export interface ConnectionOptions extends SessionSettings {
  readonly server: PostgresServer;
  /** Most milliseconds of a connection attempt. */
  readonly connectMs: number;
  /** Idle milliseconds after which it is closed; by default it is kept. */
  readonly idleMs?: number;
}

/** Longest wait for an orderly close, in milliseconds. */
const END_MS = 500;

export class Connection {
  readonly #options: ConnectionOptions;
  #client: Client | undefined;
  #ready: Promise<Client> | undefined;
  /** The host only reads: no host that takes writes answered. */
  #isFallback = false;
  #turn: Promise<void> = Promise.resolve();
  #waiting = 0;
  #idle: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /** Uses in progress or waiting. */
  get waiting(): number {
    return this.#waiting;
  }

  /**
   * Uses run one after another.
   *
   * @param milliseconds time limit, including the wait for its turn and connecting
   * @throws PostgresLate when it takes longer; otherwise the error of connecting or of the work
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
        if (this.#isFallback) void this.#end();
        return result;
      } catch (error) {
        this.#discard();
        throw error;
      }
    } finally {
      limit.clear();
      this.#waiting -= 1;
      this.#closeWhenIdle();
      // A use that did not get its turn in time must not pass it on early.
      void before.then(turn.resolve);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#idle);
    await this.#end();
  }

  /** Closes an idle connection: a pooler may have few, for which other processes wait. */
  #closeWhenIdle(): void {
    const { idleMs } = this.#options;
    if (idleMs === undefined || this.#waiting > 0 || this.#isClosed) return;
    this.#idle = setTimeout(() => void this.#end(), idleMs).unref();
  }

  async #end(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#ready = undefined;
    if (!client) return;
    await Promise.race([client.end().catch(() => undefined), wait(END_MS, undefined, { ref: false })]);
    client.connection.stream.destroy();
  }

  #connected(): Promise<Client> {
    if (!this.#ready) {
      const ready: Promise<Client> = this.#connect(() => this.#ready === ready);
      this.#ready = ready;
    }
    return this.#ready;
  }

  /** @param isWanted false once the use has given up */
  async #connect(isWanted: () => boolean): Promise<Client> {
    const { server, connectMs, readOnly } = this.#options;
    const hosts = clientConfigsOf(server);
    const { client, isWritable } = await connectTo(hosts, connectMs, !readOnly);
    if (!isWanted()) {
      client.connection.stream.destroy();
      throw new PostgresLate('The connection to PostgreSQL came too late.');
    }
    this.#client = client;
    this.#isFallback = !isWritable && hosts.length > 1;
    const lose = () => {
      if (this.#client === client) this.#discard();
    };
    client.on('error', lose).on('end', lose);
    return client;
  }

  #discard(): void {
    // A server that hangs would not answer an orderly close.
    this.#client?.connection.stream.destroy();
    this.#client = undefined;
    this.#ready = undefined;
  }
}
