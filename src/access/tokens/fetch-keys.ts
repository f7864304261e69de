/** Fetches the text of a key set over HTTP, bounded in time, size and redirects. */
import { fetch, type Dispatcher, type Response } from 'undici';
import { KeySetError } from './key-set.ts';

const TIMEOUT_MS = 10_000;

const MAX_BYTES = 1_048_576;

const MOST_REDIRECTS = 3;

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * @param open opens connections to the origin of an address; they end with the fetch
 * @param signal ends the fetch
 * @throws KeySetError, and what `fetch` throws
 */
export async function fetchKeys(
  address: string,
  open: (address: URL) => Dispatcher,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const first = new URL(address);
  const whole = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  let next = first;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const dispatcher = open(next);
    try {
      const answer = await fetchOnce(next, dispatcher, whole);
      if (answer instanceof Uint8Array) return answer;
      next = redirected(next, answer.location, first);
    } finally {
      await dispatcher.destroy();
    }
  }
  throw new KeySetError('TOO_MANY_REDIRECTS');
}

/** @returns where to look instead, of a redirect */
async function fetchOnce(
  address: URL,
  dispatcher: Dispatcher,
  signal: AbortSignal,
): Promise<Uint8Array | { readonly location: string }> {
  const headers = { accept: 'application/jwk-set+json, application/json' };
  const response = await fetch(address, { headers, redirect: 'manual', signal, dispatcher });
  const location = response.headers.get('location');
  if (REDIRECTS.has(response.status) && location !== null) return { location };
  if (!response.ok) throw new KeySetError(`HTTP ${response.status}`);
  // Whatever its Content-Type says: servers of files do not know the type.
  return readBounded(response);
}

function redirected(from: URL, location: string, first: URL): URL {
  const next = new URL(location, from);
  // Keys in clear text are taken from this machine only, and only if the configuration says so.
  const isSafe = next.protocol === 'https:' || (next.protocol === 'http:' && next.origin === first.origin);
  if (!isSafe) throw new KeySetError('UNSAFE_REDIRECT');
  return next;
}

async function readBounded({ body }: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (!body) return new Uint8Array();
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new KeySetError('TOO_LARGE');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
