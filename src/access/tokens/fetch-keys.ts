/** Fetches the text of a key set over HTTP, bounded in time, size and redirects. */
import { fetch, type Dispatcher, type Response } from 'undici';
import { KeySetError } from './key-set.ts';

const TIMEOUT_MS = 10_000;

const MAX_BYTES = 1_048_576;

const MOST_REDIRECTS = 3;

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** @throws KeySetError, and what `fetch` throws */
export async function fetchKeys(address: string, dispatcher: Dispatcher): Promise<Uint8Array> {
  const response = await follow(new URL(address), {
    headers: { accept: 'application/jwk-set+json, application/json' },
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    dispatcher,
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new KeySetError(`HTTP ${response.status}`);
  }
  // Whatever its Content-Type says: servers of files do not know the type.
  return readBounded(response);
}

async function follow(first: URL, init: Parameters<typeof fetch>[1]): Promise<Response> {
  let address = first;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const response = await fetch(address, init);
    const location = response.headers.get('location');
    if (!REDIRECTS.has(response.status) || location === null) return response;
    await response.body?.cancel();
    const next = new URL(location, address);
    // Keys in clear text are taken from this machine only, and only if the configuration says so.
    const isSafe = next.protocol === 'https:' || (next.protocol === 'http:' && next.origin === first.origin);
    if (!isSafe) throw new KeySetError('UNSAFE_REDIRECT');
    address = next;
  }
  throw new KeySetError('TOO_MANY_REDIRECTS');
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
