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

/**
 * The rows of a page with which it may end. A store may have several rows of one sequence if somebody put them there; those
 * that a page has only a part of are left for the next.
 */
export function wholeRows<Row extends { readonly sequence: number }>(
  page: readonly Row[],
  limit: number,
): readonly Row[] {
  if (page.length < limit) return page;
  const last = page.at(-1)?.sequence;
  const whole = page.filter(({ sequence }) => sequence !== last);
  return whole.length === 0 ? page : whole;
}
