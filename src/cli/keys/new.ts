/** `lienthong keys new`: keys as an environment file, with the settings that take them as comments. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { say } from '../../lib/output.ts';
import { Failure } from '../../lib/user-error.ts';
import { publicKeyOf } from '../../ledger/keys.ts';
import { KEY_KINDS, type KeyKind } from './kinds.ts';

export interface NewOptions {
  readonly id?: string;
}

const EVENTS = 'events';

/** @throws Failure when the kind or the id is none */
export function newKeys(name: string | undefined, { id: given }: NewOptions): void {
  const id = given ?? (name === EVENTS ? `${today()}-${randomBytes(3).toString('hex')}` : today());
  const names = [...KEY_KINDS.map((kind) => kind.name), EVENTS];
  if (name !== undefined && !names.includes(name))
    throw new Failure(`KIND must be one of ${names.join(', ')}.`);
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(id)) {
    throw new Failure('ID must be 1 to 32 letters without accents, digits, _ or -.');
  }
  if (name === EVENTS) return say(newEventKey(id));
  const kinds = KEY_KINDS.filter((kind) => name === undefined || kind.name === name);
  say(
    [
      '# Secret: only the user of the gateway may read this (chmod 600). The lines with # are for the configuration.',
      // The former key keeps its own variable.
      ...kinds.flatMap((kind) =>
        entry(kind, id, name === undefined ? '' : `_${id.replaceAll('-', '_').toUpperCase()}`),
      ),
      '',
    ].join('\n'),
  );
}

function entry(
  { setting, written, variable, about, name }: KeyKind,
  id: string,
  suffix: string,
): readonly string[] {
  const key = randomBytes(32);
  const full = `${variable}${suffix}`;
  return [
    '',
    ...about.map((line) => `# ${line}`),
    `# ${setting}: ${written(id).replace('$', `\${${full}}`)}`,
    ...(name === 'audit-signing' ? [`# Its public half, to check with: ${publicKeyOf(key)}`] : []),
    `${full}=${key.toString('base64')}`,
  ];
}

/** A key pair of a source that sends events. The gateway gets the public half only. */
function newEventKey(kid: string): string {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
  return [
    '# For the source that sends events: the gateway has no use for the private key, which stays with the source.',
    privateKey.export({ type: 'pkcs8', format: 'pem' }).trimEnd(),
    '# For the gateway, in sources.ID.events.keys:',
    JSON.stringify({ kid, alg: 'ES256', use: 'sig', kty, crv, x, y }),
    '',
  ].join('\n');
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
