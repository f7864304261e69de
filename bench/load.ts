/** A closed loop of clients: each sends its next request as soon as it has an answer. */
import { Pool } from 'undici';

export interface LoadOptions {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Request bodies, in order. */
  readonly bodies: Iterator<string>;
  readonly clients: number;
  /** Total number of requests. */
  readonly requests: number;
}

export interface Load {
  readonly seconds: number;
  /** Milliseconds per request, sorted. */
  readonly latencies: readonly number[];
  /** Answers with errors or with a status other than 200. */
  readonly failed: number;
}

export async function runLoad({ url, headers, bodies, clients, requests }: LoadOptions): Promise<Load> {
  const pool = new Pool(url, { connections: clients, pipelining: 1 });
  const latencies: number[] = [];
  let left = requests;
  let failed = 0;
  const client = async () => {
    while (left > 0) {
      left -= 1;
      const body = bodies.next().value as string;
      const began = performance.now();
      const response = await pool.request({
        path: '/graphql',
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
      const text = await response.body.text();
      latencies.push(performance.now() - began);
      if (response.statusCode !== 200 || text.startsWith('{"errors"')) failed += 1;
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - began) / 1000;
  await pool.close();
  return { seconds, latencies: latencies.toSorted((a, b) => a - b), failed };
}

export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}
