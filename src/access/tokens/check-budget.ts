/**
 * Bounds the verification of tokens that are not remembered, by the network address of the caller: a token
 * that fails uses up a share for a second, so that no caller keeps the process busy with forged signatures. A
 * remembered token is not counted, nor is a new one that turns out to be good.
 */
import { ShareExceeded } from '../../fairness/share-exceeded.ts';
import type { AccountPath, SharedPool } from '../../fairness/shared-pool.ts';
import { IssuerUnavailable } from './token-error.ts';

/** Runs a check of a token, or refuses to. @throws ShareExceeded */
export type LimitCheck = <Result>(check: () => Promise<Result>) => Promise<Result>;

/** @param pool checks that fail within its window, and those under way */
export function tokenCheckBudget(pool: SharedPool): (path: AccountPath) => LimitCheck {
  return (path) => async (check) => {
    // Held while the check is under way, so that requests sent together are counted too.
    const permit = pool.take(path);
    if (typeof permit === 'string') throw new ShareExceeded(pool);
    try {
      return await check();
    } catch (error) {
      // An issuer that cannot be reached is no fault of the token.
      if (!(error instanceof IssuerUnavailable)) pool.charge(path, 1);
      throw error;
    } finally {
      permit.release();
    }
  };
}
