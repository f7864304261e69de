/** A source that keeps its callers waiting until a test lets them go, and then fails. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { demoHeaders, type GatewayProcess } from './gateway-process.ts';
import { SOURCE_IDS } from './source-ids.ts';

export interface ClosedSource {
  /** Addresses for every source of a configuration. */
  readonly urls: Readonly<Record<string, string>>;
  /** Sends requests about different people. Resolves when all wait for the source. */
  keepWaiting(gateway: GatewayProcess, requests: number): Promise<WaitingRequests>;
  /** Answers those that wait, and all later ones at once. */
  open(): void;
  stop(): void;
}

export interface WaitingRequests {
  /** HTTP statuses, with `close` where the answer ends its connection; `cut off` for a request without an answer. */
  readonly answers: Promise<readonly string[]>;
}

const QUERY = 'query ($subject: SubjectInput!) { citizen(subject: $subject) { identity { status } } }';

export async function startClosedSource(): Promise<ClosedSource> {
  let waiting: ServerResponse[] | undefined = [];
  const server = createServer((_request, response) => {
    if (waiting) waiting.push(response);
    else response.writeHead(500).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    urls: Object.fromEntries(SOURCE_IDS.map((id) => [id, url])),
    keepWaiting: async (gateway, requests) => {
      const headers = await demoHeaders(gateway.url, 'officer');
      waiting = [];
      const answers = Promise.all(
        Array.from({ length: requests }, (_, index) => ask(gateway.url, headers, index)),
      );
      while (waiting.length < requests) await sleep(20);
      return { answers };
    },
    open: () => {
      for (const response of waiting ?? []) response.writeHead(500).end();
      waiting = undefined;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function ask(url: string, headers: Readonly<Record<string, string>>, index: number): Promise<string> {
  const subject = {
    identityNumber: `00109000000${index + 1}`,
    fullName: 'Nguyễn Văn Thử',
    dateOfBirth: '1990-01-01',
  };
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { ...headers, 'x-max-wait-ms': '30000' },
      body: JSON.stringify({ query: QUERY, variables: { subject } }),
    });
    const answer = (await response.json()) as { readonly data?: { readonly citizen: unknown } };
    const close = response.headers.get('connection') === 'close' ? ' close' : '';
    return `${response.status}${answer.data?.citizen ? '' : ' without data'}${close}`;
  } catch {
    return 'cut off';
  }
}
