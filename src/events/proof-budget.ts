/**
 * Budget of unverified senders by network address: bodies being read, and wrong signatures. A right signature
 * costs its sender nothing, however many wrong ones name the same key. Only the check shows which it is, so
 * signatures are checked while there is room.
 */
import type { IncomingMessage } from 'node:http';
import type { AccountPath, Permit, SharedPool } from '../fairness/shared-pool.ts';
import { ShareExceeded } from '../fairness/share-exceeded.ts';
import type { SharedResources } from '../fairness/shared-resources.ts';
import { readBody, Refusal } from '../http/request-body.ts';

export interface ProofBudgetOptions {
  readonly shared: SharedResources;
  /** Wrong signatures that are answered as wrong; further ones are RATE_LIMITED. */
  readonly unverifiedPerSecond: number;
}

/** Bodies that are read at a time. */
const READINGS = 512;

/** Wrong signatures that are checked: at most half of a core. */
const VERIFICATIONS_PER_SECOND = 5000;

const OF_AN_ADDRESS = [1];

/** A request whose body is being read. */
interface Reading {
  readonly request: IncomingMessage;
  readonly path: AccountPath;
  readonly permit: Permit;
}

export class ProofBudget {
  readonly #readings: SharedPool;
  readonly #verifications: SharedPool;
  readonly #unverified: SharedPool;
  /** In the order of arrival. */
  readonly #reading = new Set<Reading>();

  constructor({ shared, unverifiedPerSecond }: ProofBudgetOptions) {
    const pool = (name: string, capacity: number) =>
      shared.pool({ name, capacity, holdPerFreeUnit: OF_AN_ADDRESS });
    this.#readings = pool('event_readings', READINGS);
    this.#verifications = pool('event_verifications', VERIFICATIONS_PER_SECOND);
    this.#unverified = pool('events_unverified', unverifiedPerSecond);
  }

  /**
   * Reads a body. Without room, the body that has been arriving the longest is dropped: that of a good sender
   * arrives at once.
   *
   * @throws Refusal 413
   * @throws ShareExceeded
   */
  async read(request: IncomingMessage, path: AccountPath, bodyBytes: number): Promise<Buffer> {
    if (this.#verifications.free(path) < 1) throw new ShareExceeded(this.#verifications);
    const reading = { request, path, permit: this.#roomFor(path) };
    this.#reading.add(reading);
    try {
      return await readBody(request, bodyBytes);
    } finally {
      this.#reading.delete(reading);
      reading.permit.release();
    }
  }

  /**
   * Runs the check of a signature.
   *
   * @throws Refusal 401 when it is wrong
   * @throws ShareExceeded for too many wrong ones, or when it cannot be checked now
   */
  async verify(path: AccountPath, check: () => Promise<void>): Promise<void> {
    const permit = this.#verifications.take(path);
    if (typeof permit === 'string') throw new ShareExceeded(this.#verifications);
    try {
      await check();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#verifications.charge(path, 1);
      throw this.#unverified.spend(path) === undefined ? error : new ShareExceeded(this.#unverified);
    } finally {
      permit.release();
    }
  }

  #roomFor(path: AccountPath): Permit {
    for (;;) {
      const permit = this.#readings.take(path);
      if (typeof permit === 'object') return permit;
      const oldest = this.#oldest(path, permit === 'EXHAUSTED');
      if (!oldest) throw new ShareExceeded(this.#readings);
      this.#reading.delete(oldest);
      oldest.permit.release();
      oldest.request.destroy();
    }
  }

  #oldest([address]: AccountPath, ofAnyAddress: boolean): Reading | undefined {
    const all = [...this.#reading];
    return all.find(({ path: [other] }) => other === address) ?? (ofAnyAddress ? all[0] : undefined);
  }
}
