/** TLS by configuration: certificates from files, read again when the process is told to (SIGHUP). */
import { readFileSync } from 'node:fs';
import type { Server } from 'node:https';
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
  server: Pick<Server, 'setSecureContext'>,
  tls: TlsConfig,
  log: Logger,
  onReload: () => void = () => undefined,
): () => void {
  const reload = () => {
    try {
      server.setSecureContext(readFiles(tls));
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

function readFiles({ cert, key, ca, clientCertificates }: TlsConfig): SecureContextOptions {
  if (clientCertificates === 'require' && ca === undefined) {
    throw fault('ca', 'is missing', 'name the file of those who issue client certificates');
  }
  const options: SecureContextOptions = {
    minVersion: 'TLSv1.2',
    cert: read('cert', cert),
    key: read('key', key),
    ...(ca !== undefined && { ca: read('ca', ca) }),
  };
  try {
    createSecureContext(options);
  } catch {
    throw fault('cert', 'does not go with the key, or one of the files is no PEM', 'mend the files');
  }
  return options;
}

function read(key: 'cert' | 'key' | 'ca', file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw fault(key, `cannot be read (${code})`, 'name a PEM file');
  }
}

function fault(key: 'cert' | 'key' | 'ca', what: string, mend: string): ConfigError {
  return new ConfigError('The configuration', [`server.tls.${key}: ${what} — ${mend}`]);
}
