/** A flow between two ends on this machine that can be dropped as a firewall drops one: without a word to either end. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export class Relay {
  readonly port: number;
  readonly #close: () => void;
  readonly #sockets = new Set<Socket>();
  #target = 0;

  private constructor(port: number, close: () => void) {
    this.port = port;
    this.#close = close;
  }

  static async start(): Promise<Relay> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const relay = new Relay((server.address() as AddressInfo).port, () => server.close());
    server.on('connection', (near) => relay.#carry(near));
    return relay;
  }

  /** @param target port that connections are carried to from now on */
  towards(target: number): void {
    this.#target = target;
  }

  /** Connections that are open to it. */
  get open(): number {
    return this.#sockets.size / 2;
  }

  /** Nothing of what is sent over the connections of until now arrives any more; new ones are carried. */
  forget(): void {
    for (const socket of this.#sockets) socket.removeAllListeners('data').resume();
  }

  close(): void {
    this.#close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #carry(near: Socket): void {
    const far = connect(this.#target, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(from);
      from.on('error', () => undefined);
      from.on('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
      from.on('data', (chunk) => to.write(chunk));
    }
  }
}
