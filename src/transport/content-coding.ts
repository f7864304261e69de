/** Codings of a body (RFC 9110, 8.4). None is asked for; some servers and boxes between send one nonetheless. */
import { pipeline, type Readable } from 'node:stream';
import { promisify } from 'node:util';
import {
  brotliDecompress,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  inflate,
  inflateRaw,
  gunzip,
} from 'node:zlib';
import { SourceError } from '../source-api/answer.ts';

type Decode = (body: Uint8Array, options: { readonly maxOutputLength: number }) => Promise<Uint8Array>;

const [fromGzip, fromZlib, fromRaw, fromBrotli]: readonly [Decode, Decode, Decode, Decode] = [
  promisify(gunzip),
  promisify(inflate),
  promisify(inflateRaw),
  promisify(brotliDecompress),
];

const DECODERS = new Map<string, Decode>([
  ['gzip', fromGzip],
  ['x-gzip', fromGzip],
  // Some send it without the header of zlib that belongs to it (RFC 9110, 8.4.1.2): with it, the first byte
  // ends in 8.
  ['deflate', (body, options) => ((body[0] ?? 0) % 16 === 8 ? fromZlib : fromRaw)(body, options)],
  ['br', fromBrotli],
]);

/** No legitimate sender exceeds this. */
const MOST_CODINGS = 2;

/**
 * @param codings value of Content-Encoding
 * @param maxBytes that the body may have without its codings
 * @throws SourceError BAD_RESPONSE
 */
export async function withoutCodings(
  body: Uint8Array,
  codings: string,
  maxBytes: number,
): Promise<Uint8Array> {
  let decoded = body;
  // An answer without a body has none of its codings either.
  for (const name of body.length === 0 ? [] : codingsIn(codings)) {
    const decode = DECODERS.get(name);
    if (!decode) throw unreadable('has an unknown Content-Encoding');
    decoded = await decode(decoded, { maxOutputLength: maxBytes }).catch((error: NodeJS.ErrnoException) => {
      throw unreadable(
        error.code === 'ERR_BUFFER_TOO_LARGE'
          ? 'is too large once decoded'
          : `is no ${name}, or is cut short`,
      );
    });
  }
  return decoded;
}

const STREAM_DECODERS = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

/**
 * A body that is read as it arrives. Its reader bounds it.
 *
 * @throws SourceError BAD_RESPONSE
 */
export function decodedBody(body: Readable, codings: string): Readable {
  return codingsIn(codings).reduce((coded: Readable, name) => {
    const create = STREAM_DECODERS.get(name);
    if (!create) throw unreadable('has an unknown Content-Encoding');
    // The reader gets the fault from the last stream.
    return pipeline(coded, create(), () => undefined);
  }, body);
}

/** @returns the codings in the order in which they are taken off */
function codingsIn(codings: string): readonly string[] {
  const names = codings
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length > MOST_CODINGS) throw unreadable('has too many codings');
  return names.toReversed();
}

function unreadable(what: string): SourceError {
  return new SourceError({ code: 'BAD_RESPONSE' }, `the answer ${what}`);
}
