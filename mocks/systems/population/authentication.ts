/**
 * Authenticates a caller of the population database by its headers. The answer names the wrong header and
 * nothing about its expected value.
 */
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Published on purpose: they give access only to synthetic data on this machine. */
export const CREDENTIALS = {
  user: 'lienthong',
  secret: 'mock-population-secret',
  authUrl: 'http://dancu.mock.invalid/xac-thuc',
  apiKey: 'mock-population-api-key',
  xRoadClient: 'VN/GOV/H29/LIENTHONG',
} as const;

const ALLOWED_SKEW_MS = 5 * 60_000;

function passwordFor(timestamp: string): string {
  const { authUrl, user, secret } = CREDENTIALS;
  return createHash('sha256').update(`${authUrl}${user}${timestamp}${secret}`).digest('hex');
}

/** The error in the headers, or null. */
export function refusalOf(headers: IncomingHttpHeaders, now = Date.now()): string | null {
  const timestamp = headers['timestamp'];
  if (typeof timestamp !== 'string' || !/^\d{13}$/.test(timestamp)) {
    return 'Timestamp must be milliseconds since 1970-01-01 UTC.';
  }
  if (Math.abs(Number(timestamp) - now) > ALLOWED_SKEW_MS) return 'Timestamp is more than 5 minutes off.';
  const basic = Buffer.from(`${CREDENTIALS.user}:${passwordFor(timestamp)}`).toString('base64');
  if (headers.authorization !== `Basic ${basic}`) return 'Authorization is missing or wrong.';
  if (headers['x-road-client'] !== CREDENTIALS.xRoadClient) return 'X-Road-Client is missing or wrong.';
  if (headers['apikey'] !== CREDENTIALS.apiKey) return 'ApiKey is missing or wrong.';
  return null;
}
