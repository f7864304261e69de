/** TLS by configuration: certificates from files, read again at SIGHUP. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'node:https';
import type { Socket } from 'node:net';
import { createSecureContext, type SecureContextOptions, type TlsOptions } from 'node:tls';
import type { Logger } from 'pino';
import { codeOf } from '../lib/error-code.ts';
import { ConfigError } from '../lib/config-file.ts';
import type { TlsConfig } from './settings.ts';

/** @throws ConfigError that names the keys whose files cannot be used */
export function readTls(tls: TlsConfig): TlsOptions & CheckedFiles {
  const asked = tls.clientCertificates !== 'none';
  return {
    ...readFiles(tls),
    requestCert: asked,
    // `request` leaves it to the caller's token whether a certificate is needed; what was not verified says
    // so.
    rejectUnauthorized: tls.clientCertificates === 'require',
  };
}

/** @returns end of the certificate that is served, milliseconds since 1970 */
export function endOf({ cert }: Pick<CheckedFiles, 'cert'>): number {
  return Date.parse(new X509Certificate(cert).validTo);
}

/**
 * Reads the files again at SIGHUP.
 *
 * @param onReload called with the certificates that are served from then on
 * @returns how to stop listening for it
 */
export function reloadOnHangUp(
  server: Server,
  tls: TlsConfig,
  log: Logger,
  onReload: (files: CheckedFiles) => void,
): () => void {
  const endOlder = tls.crl === undefined ? () => undefined : olderConnections(server);
  const reload = () => {
    try {
      const files = readFiles(tls);
      server.setSecureContext(files);
      endOlder();
      log.info('certificates were read again');
      onReload(files);
    } catch (error) {
      // Connections go on with the certificates that were good.
      log.error({ faults: error instanceof ConfigError ? error.faults : [] }, 'certificates cannot be used');
    }
  };
  process.on('SIGHUP', reload);
  return () => void process.off('SIGHUP', reload);
}

/**
 * An open connection would outlive the revocation of its certificate. Idle ones end at once, busy ones with
 * their next answer. Sessions end by themselves: a new context has new ticket keys.
 *
 * @returns the function to call when the list of revoked certificates has changed
 */
function olderConnections(server: Server): () => void {
  let younger = new WeakSet<Socket>();
  let isReloaded = false;
  server.on('secureConnection', (socket: Socket) => younger.add(socket));
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    if (isReloaded && !younger.has(socket)) response.shouldKeepAlive = false;
  });
  return () => {
    isReloaded = true;
    younger = new WeakSet();
    server.closeIdleConnections();
  };
}

/**
 * Faults that keep the gateway from serving with these files, one line each.
 *
 * @param mayBeExpired a process that joins others must not end because a certificate has ended meanwhile
 */
export function tlsFaults(tls: TlsConfig, mayBeExpired = false): readonly string[] {
  try {
    const { cert } = readFiles(tls);
    return mayBeExpired ? [] : validityFaults(new X509Certificate(cert));
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

/** @throws ConfigError that names the keys whose files cannot be used */
function readFiles({ cert, key, ca, crl, clientCertificates }: TlsConfig): CheckedFiles {
  if (clientCertificates === 'require' && ca === undefined) {
    throw refused([fault('ca', 'is missing', 'name the file of those who issue client certificates')]);
  }
  if (crl !== undefined && ca === undefined) {
    throw refused([
      fault('ca', 'is missing', 'name the file of those who issue and revoke client certificates'),
    ]);
  }
  const { files, faults } = readAll({ cert, key, ca, crl });
  faults.push(...pairFaults(files));
  if (faults.length > 0 || !files.cert || !files.key) throw refused(faults);
  const options = {
    minVersion: 'TLSv1.2' as const,
    cert: files.cert,
    key: files.key,
    ...(files.ca && { ca: files.ca }),
  };
  try {
    createSecureContext(options);
  } catch {
    throw refused([fault('cert', 'or one of the other files cannot be used', 'name files in PEM')]);
  }
  if (!files.crl) return options;
  try {
    createSecureContext({ ...options, crl: files.crl });
  } catch {
    throw refused([fault('crl', 'is no list of revoked certificates', 'name a PEM file of such lists')]);
  }
  return { ...options, crl: files.crl };
}

interface CheckedFiles extends SecureContextOptions {
  readonly cert: Buffer;
}

type TlsFile = 'cert' | 'key' | 'ca' | 'crl';

function readAll(named: Readonly<Record<TlsFile, string | undefined>>) {
  const files: Partial<Record<TlsFile, Buffer>> = {};
  const faults: string[] = [];
  for (const name of ['cert', 'key', 'ca', 'crl'] as const) {
    const file = named[name];
    if (file === undefined) continue;
    try {
      files[name] = readFileSync(file);
    } catch (error) {
      faults.push(
        fault(name, `cannot be read (${codeOf(error) ?? 'unknown'})`, 'make it, or name another file'),
      );
    }
  }
  return { files, faults };
}

/** Of a certificate and its key, which of them is none, or that they are not a pair. */
function pairFaults({ cert, key, ca }: Partial<Record<TlsFile, Buffer>>): readonly string[] {
  const certificate = cert && tried(() => new X509Certificate(cert));
  const privateKey = key && tried(() => createPrivateKey(key));
  const faults: string[] = [];
  if (cert && !certificate) faults.push(fault('cert', 'is no certificate in PEM', 'name a PEM file'));
  if (key && !privateKey) {
    faults.push(fault('key', 'is no private key in PEM without a passphrase', 'name such a file'));
  }
  if (ca && !tried(() => new X509Certificate(ca))) {
    faults.push(fault('ca', 'is no certificate in PEM', 'name a PEM file'));
  }
  if (certificate && privateKey && !certificate.checkPrivateKey(privateKey)) {
    faults.push(
      fault(
        'key',
        'does not go with the certificate of server.tls.cert',
        'name the key that it was made for',
      ),
    );
  }
  return faults;
}

function validityFaults({ validFromDate, validToDate }: X509Certificate): readonly string[] {
  const now = Date.now();
  if (validToDate.getTime() < now) {
    return [fault('cert', `ended at ${validToDate.toISOString()}`, 'renew the certificate')];
  }
  if (validFromDate.getTime() > now) {
    const mend = 'name one that holds now, or set the clock of this machine';
    return [fault('cert', `begins at ${validFromDate.toISOString()}`, mend)];
  }
  return [];
}

function tried<Value>(make: () => Value): Value | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

function fault(key: TlsFile, what: string, mend: string): string {
  return `server.tls.${key}: ${what} — ${mend}`;
}

function refused(faults: readonly string[]): ConfigError {
  return new ConfigError('The configuration', faults);
}
