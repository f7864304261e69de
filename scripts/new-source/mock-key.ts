/** The port and the event key of a new mock system. */
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { leaves } from '../../src/lib/leaves.ts';

/** The port after those of the configured sources. */
export function mockPort(): number {
  const development: unknown = parse(readFileSync('config/development.yml', 'utf8'));
  const ports = leaves(development, '').flatMap(({ path, value }) => {
    const port = /^sources\.[^.]+\.url$/.test(path) ? Number(URL.parse(value)?.port) : Number.NaN;
    return Number.isInteger(port) ? [port] : [];
  });
  return Math.max(...ports) + 1;
}

interface Key {
  readonly x: string;
  readonly y: string;
  readonly d: string;
}

const keys = new Map<string, Key>();

/** One key for each id: the mock gets all of it, the configuration its public half. */
export function mockKey(id: string): Key {
  const known = keys.get(id);
  if (known) return known;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '', d = '' } = privateKey.export({ format: 'jwk' });
  const made = { x, y, d };
  keys.set(id, made);
  return made;
}
