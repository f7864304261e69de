/** Faults of the listeners' addresses: binds each for a moment. */
import { createServer, type Server } from 'node:net';
import { Agent, fetch } from 'undici';
import { codeOf } from '../lib/error-code.ts';
import type { ServerConfig } from './settings.ts';

interface Address {
  /** `server` or `server.operations`. */
  readonly path: string;
  readonly host: string;
  readonly port: number;
}

export interface ListenerFault {
  readonly line: string;
  /** True while another program has the port. */
  readonly isTaken: boolean;
  readonly address: Address;
}

/** Both at once, since one may take the other's. */
export async function listenerFaults({
  host,
  port,
  operations,
}: ServerConfig): Promise<readonly ListenerFault[]> {
  const addresses = [
    { path: 'server', host, port },
    ...(operations ? [{ path: 'server.operations', ...operations }] : []),
  ];
  const held: { readonly address: Address; readonly server: Server }[] = [];
  const faults: ListenerFault[] = [];
  try {
    for (const address of addresses) {
      const server = createServer();
      try {
        await bind(server, address);
        held.push({ address, server });
      } catch (error) {
        const other = held.find((one) => one.address.port === address.port)?.address;
        faults.push({ ...faultOf(address, codeOf(error) ?? 'unknown', other), address });
      }
    }
    return faults;
  } finally {
    await Promise.all(held.map(({ server }) => new Promise((resolve) => server.close(resolve))));
  }
}

/**
 * True if a gateway answers at ports that are taken: then the configuration is the one that it runs with,
 * most probably. Only this machine is asked.
 */
export async function isServing({ tls }: ServerConfig, faults: readonly ListenerFault[]): Promise<boolean> {
  const dispatcher = new Agent({ connect: { rejectUnauthorized: false }, connectTimeout: ASK_MS });
  const asked = faults
    .filter(({ isTaken }) => isTaken)
    .map(async ({ address: { path, host, port } }) => {
      const scheme = tls && path === 'server' ? 'https' : 'http';
      const url = `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}/healthz`;
      const answer = await fetch(url, { dispatcher, signal: AbortSignal.timeout(ASK_MS) });
      return answer.status === 200 && (await answer.text()).trim() === 'ok';
    });
  const answers = await Promise.allSettled(asked);
  await dispatcher.destroy();
  return answers.some((answer) => answer.status === 'fulfilled' && answer.value);
}

/** Most milliseconds until a gateway of this machine answers its probe. */
const ASK_MS = 1000;

async function bind(server: Server, { host, port }: Address): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen({ host, port, exclusive: true }, resolve);
  await promise;
}

function faultOf(
  { path, host, port }: Address,
  code: string,
  other: Address | undefined,
): Pick<ListenerFault, 'line' | 'isTaken'> {
  switch (code) {
    case 'EADDRINUSE':
      return other
        ? { line: `${path}.port: is that of ${other.path}.port too — choose another`, isTaken: false }
        : {
            line: `${path}.port: ${port} of ${host} is in use — stop what uses it, or choose another`,
            isTaken: true,
          };
    case 'EACCES':
      return {
        line: `${path}.port: ${port} may not be opened by this user (EACCES) — choose one above 1023`,
        isTaken: false,
      };
    case 'EADDRNOTAVAIL':
      return {
        line: `${path}.host: ${host} is no address of this machine (EADDRNOTAVAIL) — name one that is`,
        isTaken: false,
      };
    default:
      return {
        line: `${path}.host: ${host} cannot be listened on (${code}) — name an address`,
        isTaken: false,
      };
  }
}
