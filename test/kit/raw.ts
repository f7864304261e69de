/** Speaks to a server byte by byte, as no client library would. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** An open connection; what comes in is kept. */
export interface RawConnection {
  readonly socket: Socket;
  readonly received: () => string;
  /** Resolves with everything that came in, when the connection has ended. */
  readonly ended: Promise<string>;
}

export async function openRaw(url: string): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  const chunks: Buffer[] = [];
  const received = () => Buffer.concat(chunks).toString();
  const opened = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<string>();
  const socket = connect(Number(port), hostname, () => opened.resolve());
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  // However the other side ends it, what came in before is what counts.
  socket.on('error', () => undefined);
  socket.once('close', () => {
    opened.resolve();
    ended.resolve(received());
  });
  await opened.promise;
  return { socket, received, ended: ended.promise };
}

/** Sends a text and waits until the server ends the connection. */
export async function sendRaw(url: string, text: string): Promise<string> {
  const { socket, ended } = await openRaw(url);
  socket.write(text);
  return ended;
}

/** A POST to /graphql after which the connection ends. @param extra one more line of the head */
export function rawPost(body: string, extra?: string): string {
  const head = [
    'POST /graphql HTTP/1.1',
    'Host: 127.0.0.1',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    ...(extra === undefined ? [] : [extra]),
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

/**
 * Sends a request and reads nothing before it is sent whole, as simple clients do; with `Expect: 100-continue` the body
 * goes out once something has come in.
 *
 * @param head without the empty line after it
 * @returns everything that came in, when the connection has ended
 * @throws NodeJS.ErrnoException when the server ends the connection while the request is being sent
 */
export async function sendThenRead(url: string, head: string, body: Buffer): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  const read = () => {
    for (let chunk: Buffer | null; (chunk = socket.read() as Buffer | null) !== null;) chunks.push(chunk);
  };
  const failed = Promise.withResolvers<never>();
  socket.on('error', failed.reject);
  const write = (bytes: string | Buffer) =>
    Promise.race([failed.promise, new Promise<void>((resolve) => socket.write(bytes, () => resolve()))]);
  await write(`${head}\r\n\r\n`);
  if (/expect: 100-continue/i.test(head)) {
    await once(socket, 'readable');
    read();
  }
  if (/transfer-encoding: chunked/i.test(head)) {
    await write(`${body.length.toString(16)}\r\n`);
    await write(body);
    await write('\r\n0\r\n\r\n');
  } else await write(body);
  socket.on('readable', read);
  await Promise.race([failed.promise, once(socket, 'end')]);
  socket.destroy();
  return Buffer.concat(chunks).toString();
}
