/** Pages of rows whose sequences an attacker may have set to any number. */

/** Before every sequence, and a number that both stores take. */
export const BEFORE_ALL = -(2 ** 63) + 1024;

/**
 * The start of the next page. No valid row has a sequence of 0 or less, so one page of those is enough.
 * Beyond the safe integers of JavaScript the end of a page is not exact.
 *
 * @param last sequence of the last row of a page
 * @returns undefined where paging ends
 */
export function pageEnd(last: number): number | undefined {
  return last > Number.MAX_SAFE_INTEGER ? undefined : Math.max(last, 0);
}

/**
 * Leaves the last sequence of a full page to the next page: an attacker may have inserted several rows of one
 * sequence, of which a page may have only some.
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
