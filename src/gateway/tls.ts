/** TLS by configuration: certificates from files, read again when the process is told to (SIGHUP). */
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'node:https';
import type { Socket } from 'node:net';
import { createSecureContext, type SecureContextOptions, type TlsOptions } from 'node:tls';
import type { Logger } from 'pino';
import { ConfigError } from '../config/load.ts';
import type { TlsConfig } from '../config/schema.ts';

/** @throws ConfigError that names the key whose file cannot be used */
export function readTls(tls: TlsConfig): TlsOptions {
  const asked = tls.clientCertificates !== 'none';
  return {
    ...readFiles(tls),
    requestCert: asked,
    // `request` leaves it to the caller's token whether a certificate is needed; what was not verified says so.
    rejectUnauthorized: tls.clientCertificates === 'require',
  };
}

/** @returns how to stop listening for it */
export function reloadOnHangUp(
  server: Server,
  tls: TlsConfig,
  log: Logger,
  onReload: () => void = () => undefined,
): () => void {
  const endOlder = tls.crl === undefined ? () => undefined : olderConnections(server);
  const reload = () => {
    try {
      server.setSecureContext(readFiles(tls));
      endOlder();
      log.info('certificates were read again');
      onReload();
    } catch (error) {
      // Connections go on with the certificates that were good.
      log.error({ faults: error instanceof ConfigError ? error.faults : [] }, 'certificates cannot be used');
    }
  };
  process.on('SIGHUP', reload);
  return () => void process.off('SIGHUP', reload);
}

/**
 * An open connection would outlive the revocation of its certificate. Idle ones end at once, busy ones with their next
 * answer. Sessions end by themselves: a new context has new ticket keys.
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

function readFiles({ cert, key, ca, crl, clientCertificates }: TlsConfig): SecureContextOptions {
  if (clientCertificates === 'require' && ca === undefined) {
    throw fault('ca', 'is missing', 'name the file of those who issue client certificates');
  }
  if (crl !== undefined && ca === undefined) {
    throw fault('ca', 'is missing', 'name the file of those who issue and revoke client certificates');
  }
  const options: SecureContextOptions = {
    minVersion: 'TLSv1.2',
    cert: read('cert', cert),
    key: read('key', key),
    ...(ca !== undefined && { ca: read('ca', ca) }),
  };
  const revoked = crl === undefined ? undefined : read('crl', crl);
  try {
    createSecureContext(options);
  } catch {
    throw fault('cert', 'does not go with the key, or one of the files is no PEM', 'mend the files');
  }
  if (revoked === undefined) return options;
  try {
    createSecureContext({ ...options, crl: revoked });
  } catch {
    throw fault('crl', 'is no list of revoked certificates', 'name a PEM file of such lists');
  }
  return { ...options, crl: revoked };
}

type TlsFile = 'cert' | 'key' | 'ca' | 'crl';

function read(key: TlsFile, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw fault(key, `cannot be read (${code})`, 'name a PEM file');
  }
}

function fault(key: TlsFile, what: string, mend: string): ConfigError {
  return new ConfigError('The configuration', [`server.tls.${key}: ${what} — ${mend}`]);
}
