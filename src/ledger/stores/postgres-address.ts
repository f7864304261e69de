/**
 * Addresses of PostgreSQL. An address may name several hosts, as in libpq: `postgres://u@a:5432,b/audit`, or
 * `?host=a,b&port=5432,5433`. The driver takes one host, so such an address becomes one for each host.
 */
import { accessSync, constants } from 'node:fs';
import type { ClientTlsFiles } from '../../lib/client-tls.ts';
import { codeOf } from '../../lib/error-code.ts';

export interface PostgresServer {
  readonly url: string;
  /** PEM files in place of the address's TLS parameters. The server's certificate is always checked. */
  readonly tls?: ClientTlsFiles | undefined;
}

const ADDRESS = /^(postgres(?:ql)?:\/\/)(?:([^/?#]*)@)?([^/?#]*)([^?#]*)(?:\?([^#]*))?/;

/** Parameters that name files. */
const TLS_FILES = ['sslcert', 'sslkey', 'sslrootcert'];
/** `sslmode` that does not contradict `audit.postgres.tls`. */
const STRICT_MODES = new Set([null, 'require', 'verify-ca', 'verify-full']);
/** `target_session_attrs` of servers that take writes. */
const WRITABLE = new Set([null, 'any', 'read-write', 'primary']);

/** One address for each host that an address names. */
export function addressesOf(url: string): readonly string[] {
  const [, scheme = '', user, authority = '', path = '', query = ''] = ADDRESS.exec(url) ?? [];
  const parameters = new URLSearchParams(query);
  const [hosts, ports] = [parameters.get('host')?.split(',') ?? [], parameters.get('port')?.split(',') ?? []];
  const before = `${scheme}${user === undefined ? '' : `${user}@`}`;
  if (hosts.length > 1) {
    return hosts.map((host, index) => {
      parameters.set('host', host);
      const port = ports[index] ?? ports[0];
      if (port !== undefined) parameters.set('port', port);
      return `${before}${authority}${path}?${parameters.toString()}`;
    });
  }
  if (!authority.includes(',')) return [url];
  const rest = `${path}${query === '' ? '' : `?${query}`}`;
  return authority.split(',').map((host) => `${before}${host}${rest}`);
}

/**
 * Reason why an address cannot be used, as the end of a sentence whose subject is the setting. It quotes no
 * part of the address, which may contain a password.
 */
export function postgresUrlFault(url: string): string | undefined {
  if (/\s/.test(url))
    return 'has a space or a line end in it: write %20 for a space in a password, and remove others';
  if (!/^postgres(ql)?:\/\//.test(url)) return 'must begin with postgres:// or postgresql://';
  const hosts = ADDRESS.exec(url)?.[3]?.split(',') ?? [];
  if (hosts.length > 1 && hosts.some((host) => /^(:|$)/.test(host))) return 'names an empty host';
  return addressesOf(url)
    .map(addressFault)
    .find((why) => why !== undefined);
}

function addressFault(address: string): string | undefined {
  const url = readable(address);
  if (!url) {
    return 'has a host or a port that cannot be read: write postgres://USER:PASSWORD@HOST:PORT/DATABASE, with % escapes in the password';
  }
  const { pathname, searchParams } = url;
  if (pathname.includes('@')) return 'has a / in its password: write %2F';
  if (!WRITABLE.has(searchParams.get('target_session_attrs'))) {
    return 'asks for servers that only read (target_session_attrs): the log is written, so remove it or say read-write';
  }
  return TLS_FILES.map((name) => fileFault(searchParams.get(name))).find((why) => why !== undefined);
}

function fileFault(file: string | null): string | undefined {
  try {
    if (file !== null) accessSync(file, constants.R_OK);
    return undefined;
  } catch (error) {
    return `names ${file}, which cannot be read (${codeOf(error) ?? 'unknown'})`;
  }
}

/** PostgreSQL allows a user without a host, `URL` does not. */
function readable(address: string): URL | null {
  return URL.parse(address) ?? URL.parse(address.replace('@/', '@unnamed/'));
}

/** Reason why an address contradicts the files of TLS. */
export function postgresTlsFault({ url, tls }: PostgresServer): string | undefined {
  const searchParams = readable(addressesOf(url)[0] ?? '')?.searchParams;
  if (!tls || !searchParams) return undefined;
  if (TLS_FILES.some((name) => searchParams.has(name)))
    return 'names files of TLS beside those of the address — name them in one place';
  return STRICT_MODES.has(searchParams.get('sslmode')) && searchParams.get('ssl') !== 'false'
    ? undefined
    : 'contradicts the sslmode of the address — remove sslmode, or say verify-full';
}

/** An address without its TLS parameters. */
export function withoutTls(address: string): string {
  const [base = '', query = ''] = address.split('?', 2);
  const parameters = new URLSearchParams(query);
  for (const name of ['ssl', 'sslmode', ...TLS_FILES]) parameters.delete(name);
  return parameters.size === 0 ? base : `${base}?${parameters.toString()}`;
}
