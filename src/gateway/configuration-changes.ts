/**
 * Reports that the gateway starts with another configuration than the last one that kept its state in the
 * same folder.
 */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Logger } from 'pino';
import { codeOf } from '../lib/error-code.ts';
import { changedSince, fingerprintsOf } from '../config/fingerprint.ts';
import type { Config } from '../config/schema.ts';
import type { SecurityLog } from '../log/security-log.ts';
import { readRegistered } from './trusted-operations.ts';

export function reportConfigurationChanges(
  config: Config,
  security: Pick<SecurityLog, 'emit'>,
  log: Logger,
): void {
  const { audit, purposes, trustedOperations } = config;
  const blocks = {
    ...config,
    // Both decide about access and are files of their own.
    purposes: readFileSync(purposes, 'utf8'),
    operations: trustedOperations.mode === 'off' ? [] : readRegistered(trustedOperations.folder),
  };
  const folder = audit.postgres ? audit.postgres.journal.folder : dirname(audit.file);
  try {
    const changed = changedSince(folder, fingerprintsOf(blocks));
    if (changed.length > 0) security.emit('configuration changed', {}, { code: 'START', changed });
  } catch (error) {
    log.warn({ folder, code: codeOf(error) }, 'the fingerprint of the configuration cannot be kept');
  }
}
