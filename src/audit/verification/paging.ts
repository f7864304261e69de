/** Paging through sequences that somebody may have changed to anything. */

/** Before what any row can have that a page should begin with, and a number that every store takes. */
export const BEFORE_ALL = -(2 ** 63) + 1024;

/**
 * Where the next page begins. Nothing stands rightly at 0 or below, so one page of it is enough, and beyond what JavaScript
 * counts exactly there is no telling where a page ended.
 *
 * @param last sequence of the last row of a page
 * @returns undefined where there is no going on
 */
export function pageEnd(last: number): number | undefined {
  return last > Number.MAX_SAFE_INTEGER ? undefined : Math.max(last, 0);
}
