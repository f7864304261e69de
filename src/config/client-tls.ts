/** Checks the files of TLS connections to sources, issuers and databases. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { CLIENT_TLS_FILES, readClientTls, type ClientTlsFiles } from '../lib/client-tls.ts';
import type { Config } from './schema.ts';

/** Faults of the files of sources, issuers and databases, one line each. */
export function clientTlsFaults({ sources, auth, audit, cache }: Config): readonly string[] {
  return [
    ...Object.entries(sources).flatMap(([id, { url, tls }]) => {
      if (!tls) return [];
      const path = `sources.${id}.tls`;
      return url.startsWith('https:')
        ? fileFaults(path, tls)
        : [`${path}: is for https addresses — use one, or remove it`];
    }),
    ...(audit.postgres?.tls ? fileFaults('audit.postgres.tls', audit.postgres.tls) : []),
    ...(typeof cache.redis?.tls === 'object' ? fileFaults('cache.redis.tls', cache.redis.tls) : []),
    ...auth.issuers.flatMap((issuer, index) => fileFaults(`auth.issuers[${index}]`, issuer)),
  ];
}

function fileFaults(path: string, files: ClientTlsFiles): readonly string[] {
  if ((files.cert === undefined) !== (files.key === undefined)) {
    return [`${path}: has one of cert and key — name both, or neither`];
  }
  const unreadable = CLIENT_TLS_FILES.filter((name) => files[name] !== undefined && !isReadable(files[name]));
  if (unreadable.length > 0)
    return unreadable.map((name) => `${path}.${name}: cannot be read — name a PEM file`);
  try {
    const { ca, ...own } = readClientTls(files);
    createSecureContext(own);
    // Node.js takes authorities that are none for no authority at all.
    if (ca) void new X509Certificate(ca);
    return [];
  } catch {
    return [`${path}: the certificate does not match the key, or a file is not PEM — correct the files`];
  }
}

function isReadable(file: string): boolean {
  try {
    readFileSync(file);
    return true;
  } catch {
    return false;
  }
}
