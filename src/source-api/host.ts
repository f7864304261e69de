/**
 * The host of a source: all that the source's code may touch. Requests go to the addresses of the
 * configuration only, are bounded in size, and end with the signal of their call.
 */
import type { AccountPath } from '../fairness/shared-pool.ts';
import type { SourceError } from './answer.ts';

/** Messages and parts of them, by the names of their schemas. */
export type AnyWire = Readonly<Record<string, unknown>>;

/** A set of JSON Schemas. */
export interface WireSchemas {
  readonly $id: string;
  readonly $defs: Readonly<Record<string, unknown>>;
}

/** The contract of a source, as its generated module exports it. */
export interface WireModule {
  readonly schemas: WireSchemas;
  /** Form of the source's own codes. A name or a number in their place does not fit it and is not passed on. */
  readonly sourceCodes: RegExp;
  /** Names of XML elements that may occur more than once. */
  readonly repeated?: readonly string[];
}

/** A contract with the types of its messages, which `host.contract` gives back. */
export interface Contract<Wire = AnyWire> {
  /** Undefined for a package: the gateway reads its `contract/openapi.yaml`. */
  readonly module?: WireModule | undefined;
  /** Present in the type only. */
  readonly wire?: Wire;
}

/** @param module the generated module `src/generated/wire/<id>.ts`; none in a package */
export function contract<Wire>(module?: WireModule): Contract<Wire> {
  return { module };
}

export interface Host<Wire = AnyWire> {
  /** Connections to the source. The connector closes them. */
  http(this: void, options?: HttpOptions): Http;
  /**
   * @returns a function that reads a message by the named schema of the contract and throws SourceError
   * BAD_RESPONSE where a tying or deciding field does not keep it; another odd value is an `Unread` in it
   */
  contract<Name extends keyof Wire & string>(this: void, name: Name): (value: unknown) => Wire[Name];
  /** Reads the items of a long answer in turns, so that other callers are served between them. */
  each<Item, Value>(
    this: void,
    call: HttpCall,
    items: readonly Item[],
    read: (item: Item) => Value,
  ): Promise<readonly Value[]>;
  readonly log: HostLog;
}

export interface HttpOptions {
  /** Another address of the configuration, such as that of a token service. Default: `url` of the source. */
  readonly url?: string | undefined;
  /** Default: `maxResponseBytes` of the source. */
  readonly maxResponseBytes?: number | undefined;
}

/** The call for which a request is made. A request for several calls, such as that of a token, has no caller. */
export interface HttpCall {
  readonly signal: AbortSignal;
  /** In whose turn the answer is read. */
  readonly caller?: { readonly account?: AccountPath };
}

export interface HttpRequest {
  /**
   * Added to the path of the source's URL. No address is ever logged or traced; it names a person only where
   * the wire demands it.
   */
  readonly path: string;
  /** Parameters of the address. */
  readonly query?: Readonly<Record<string, string>>;
  /** Names are in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly call: HttpCall;
}

/** A text of the type in its `content-type` header, or the fields of a form. */
export type HttpBody =
  | { readonly body: string; readonly form?: never }
  | { readonly form: Readonly<Record<string, string>>; readonly body?: never };

export interface ErrorReading {
  /** The error that an answer with HTTP 5xx names itself; undefined leaves it to the status. */
  readonly errorIn?: (answer: HttpResponse) => SourceError | undefined;
}

/** Names are in lower case. */
export type HttpHeaders = Readonly<Record<string, string | string[] | undefined>>;

export interface HttpResponse {
  readonly status: number;
  readonly headers: HttpHeaders;
  readonly body: string;
}

export interface HttpStream extends Omit<HttpResponse, 'body'> {
  /** The body as it arrives. Iterating throws SourceError BAD_RESPONSE beyond `maxBytes`, TIMEOUT and UNREACHABLE. */
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * Every request gives the answer unless its status says that the source failed; other 4xx are left to the
 * source. It throws SourceError TIMEOUT, UNREACHABLE, UPSTREAM_ERROR, THROTTLED, BAD_RESPONSE (redirected,
 * too large, no text), or that of `errorIn`.
 */
export interface Http {
  get(request: HttpRequest & ErrorReading): Promise<HttpResponse>;
  post(request: HttpRequest & HttpBody & ErrorReading): Promise<HttpResponse>;
  /**
   * A POST request with a body, else a GET request, whose answer is read as it arrives. The request ends with
   * `read`.
   *
   * @param maxBytes of the body
   */
  stream<Value>(
    request: HttpRequest & (HttpBody | { readonly body?: never; readonly form?: never }),
    maxBytes: number,
    read: (answer: HttpStream) => Promise<Value>,
  ): Promise<Value>;
  close(): Promise<void>;
}

/**
 * Codes, counts and truth values. A text with a run of 9 or more digits, or of more than 64 characters, is
 * left out.
 */
export type LogFields = Readonly<Record<string, string | number | boolean>>;

/** Lines are bounded in number, and have the id of the source. */
export interface HostLog {
  /** @param text a constant, never a value */
  warn(this: void, text: string, fields?: LogFields): void;
  info(this: void, text: string, fields?: LogFields): void;
}
