/**
 * Header fields of every response: pages of other origins cannot frame, sniff or fetch it. A page of our own
 * replaces the content security policy by its own. Other origins may ask only where the configuration names
 * them.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Mode } from '../lib/mode.ts';

const ALWAYS = Object.entries({
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
});

const ONE_YEAR = 'max-age=31536000';

export interface SecurityOptions {
  readonly tls: boolean;
  readonly mode: Mode;
  /** Origins whose pages may ask, e.g. `https://motcua.example.invalid`. */
  readonly origins: readonly string[];
}

/** On each response of a rehearsal, so that synthetic people are not taken for real ones. */
const REHEARSAL = ['x-lienthong-mode', 'rehearsal'] as const;

export function setSecurityHeaders(
  { tls, mode }: Pick<SecurityOptions, 'tls' | 'mode'>,
  response: ServerResponse,
): void {
  if (mode === 'rehearsal') response.setHeader(...REHEARSAL);
  for (const [name, value] of ALWAYS) response.setHeader(name, value);
  if (tls) response.setHeader('strict-transport-security', ONE_YEAR);
}

/** Allows the requests of a named origin. @returns true for a preflight, which is answered */
export function shareWithOrigins(
  { origins }: SecurityOptions,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  if (origins.length === 0) return false;
  response.setHeader('vary', 'origin');
  const { origin } = request.headers;
  if (origin === undefined || !origins.includes(origin)) return false;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader(
    'access-control-expose-headers',
    'ratelimit, ratelimit-policy, retry-after, www-authenticate, x-lienthong-mode, x-request-id',
  );
  if (request.method !== 'OPTIONS' || !request.headers['access-control-request-method']) return false;
  response.writeHead(204, {
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers':
      'authorization, content-type, x-cost, x-dossier, x-max-age, x-max-wait-ms, x-purpose, x-request-id, x-require-production',
    'access-control-max-age': '600',
  });
  response.end();
  return true;
}
