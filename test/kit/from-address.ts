/** Requests from a loopback address of one's choice, each on a connection of its own: to a server they are other peers. */
import { request, type OutgoingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

export interface FromAddress {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
}

/** Rejects when the connection is refused, reset or ends early. */
export async function sendFrom(
  localAddress: string,
  url: string,
  { method = 'POST', headers = {}, body = '' }: FromAddress = {},
): Promise<Answered> {
  const { promise, resolve, reject } = Promise.withResolvers<Answered>();
  const sent = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers };
  const outgoing = request(url, { method, localAddress, agent: false, headers: sent }, (response) => {
    text(response).then(
      (received) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: received }),
      reject,
    );
  });
  outgoing.once('error', reject);
  outgoing.end(body);
  return promise;
}

/** The code of the first error of a GraphQL answer. */
export function codeOf({ body }: Pick<Answered, 'body'>): string | undefined {
  const { errors } = JSON.parse(body) as {
    readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
  };
  return errors?.[0]?.extensions.code;
}
