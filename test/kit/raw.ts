/** Speaks to a server byte by byte, as no client library would. */
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
