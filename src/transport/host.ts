/** The host of a source, as the gateway, the contract suite and tests hand it out. */
import { turns } from '../fairness/turns.ts';
import { memoizeWeak } from '../lib/memoize-weak.ts';
import type { BoundedLog } from '../log/bounded-log.ts';
import type { AnyWire, Host, HostLog, LogFields, WireSchemas } from '../source-api/host.ts';
import type { Connector, Source } from '../source-api/source.ts';
import { contractOf } from './contract.ts';
import { HttpClient, type HttpSettings } from './http.ts';

/** @param log none where nothing reads it */
export function connectSource(source: Source, settings: HttpSettings, log?: BoundedLog): Connector {
  return source.connect(settings, createHost(source, settings, log));
}

export function createHost({ wire }: Pick<Source, 'wire'>, settings: HttpSettings, log?: BoundedLog): Host {
  return {
    http: ({ url = settings.url, maxResponseBytes = settings.maxResponseBytes } = {}) =>
      new HttpClient({ ...settings, url, maxResponseBytes: bound(maxResponseBytes) }),
    contract: readersOf(wire.schemas),
    each: ({ caller }, items, read) => turns.each(caller?.account ?? [], items, read),
    log: hostLog(log),
  };
}

/** @throws RangeError for what bounds nothing */
function bound(bytes: number): number {
  if (Number.isSafeInteger(bytes) && bytes > 0) return bytes;
  throw new RangeError('A number of bytes must be a whole number above 0.');
}

/** Compiled once for all connectors of a source. */
const readersOf = memoizeWeak((schemas: WireSchemas) => {
  const compile = contractOf<AnyWire>(schemas);
  const compiled = new Map<string, (value: unknown) => unknown>();
  return (name: string) => {
    const known = compiled.get(name) ?? compile(name);
    compiled.set(name, known);
    return known;
  };
});

function hostLog(log: BoundedLog | undefined): HostLog {
  const line =
    (level: 'info' | 'warn') =>
    (text: string, fields: LogFields = {}) =>
      log?.write({
        level,
        text: isConstant(text)
          ? text
          : 'a line of the source was left out: it has a number, or is no short text',
        fields: () => withoutValues(fields),
      });
  return { info: line('info'), warn: line('warn') };
}

const LONGEST_TEXT = 64;
const LONGEST_LINE = 200;

/** Names of fields, without those that lines have from the gateway. */
const FIELD =
  /^(?!(?:level|time|pid|hostname|msg|source|security|environment|omitted|accounts)$)[a-zA-Z]{1,40}$/;

/** Texts that may be about a person are left out; a source should log none. */
function withoutValues(fields: unknown): LogFields {
  if (typeof fields !== 'object' || fields === null) return {};
  const kept = Object.entries(Object.getOwnPropertyDescriptors(fields)).flatMap(([name, { value }]) =>
    FIELD.test(name) && isPlain(value) && !hasNumber(value) && String(value).length <= LONGEST_TEXT
      ? [[name, value] as const]
      : [],
  );
  return Object.fromEntries(kept);
}

function isPlain(value: unknown): value is LogFields[string] {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isConstant(text: unknown): boolean {
  return typeof text === 'string' && text.length <= LONGEST_LINE && !hasNumber(text);
}

/** True for a number of a person, or longer, in whatever groups its digits are written. */
function hasNumber(value: LogFields[string]): boolean {
  return /\d{9}/.test(
    String(value)
      .normalize('NFKC')
      .replaceAll(/[\s.,_-]/g, ''),
  );
}
