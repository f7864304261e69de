/**
 * Whether a request names this machine by a name of its own. A page elsewhere can make a browser reach this machine under
 * the page's name, but not under these.
 */
import type { IncomingMessage } from 'node:http';

export function isLocalHost({ headers }: IncomingMessage): boolean {
  return /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i.test(headers.host ?? '');
}
