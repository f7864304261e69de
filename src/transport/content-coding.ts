/** Codings of a body (RFC 9110, 8.4). None is asked for; some servers and boxes between send one nonetheless. */
import { Duplex, pipeline, type Readable } from 'node:stream';
import { promisify } from 'node:util';
import {
  brotliDecompress,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
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
  ['deflate', (body, options) => (isZlib(body) ? fromZlib : fromRaw)(body, options)],
  ['br', fromBrotli],
]);

/** Some send it without the header of zlib that belongs to it (RFC 9110, 8.4.1.2): its first byte ends in 8. */
function isZlib([first = 0]: Uint8Array): boolean {
  return first % 16 === 8;
}

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

/** Chooses its decoder by the first bytes that arrive. */
function createDeflateDecoder(): Duplex {
  return Duplex.from(async function* decode(coded: AsyncIterable<Uint8Array>) {
    const rest = coded[Symbol.asyncIterator]();
    let first = await rest.next();
    while (first.done !== true && first.value.length === 0) first = await rest.next();
    if (first.done === true) return;
    const decoder = isZlib(first.value) ? createInflate() : createInflateRaw();
    decoder.write(first.value);
    yield* pipeline({ [Symbol.asyncIterator]: () => rest }, decoder, () => undefined);
  });
}

const STREAM_DECODERS = new Map<string, () => Duplex>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createDeflateDecoder],
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
