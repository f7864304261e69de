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
      new HttpClient({ ...settings, url, maxResponseBytes }),
    contract: readersOf(wire.schemas),
    each: ({ caller }, items, read) => turns.each(caller?.account ?? [], items, read),
    log: hostLog(log),
  };
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
        text: isValue(text) ? 'a line of the source was left out: it has a number' : text,
        fields: () => withoutValues(fields),
      });
  return { info: line('info'), warn: line('warn') };
}

const LONGEST_TEXT = 64;

/** Texts that may be about a person are left out; a source should log none. */
function withoutValues(fields: LogFields): LogFields {
  const kept = Object.entries(fields).filter(
    ([, value]) => !isValue(value) && String(value).length <= LONGEST_TEXT,
  );
  return Object.fromEntries(kept);
}

/** True for a number of a person, or longer. */
function isValue(value: LogFields[string]): boolean {
  return /\d{9}/.test(String(value));
}
