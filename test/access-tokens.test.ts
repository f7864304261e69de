/** Tokens over time: keys that change and cannot be fetched, tokens that expire, are revoked or bound to a certificate. */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { createDevelopmentIssuer } from '../dev/issuer.ts';
import { IssuerKeys } from '../src/access/tokens/issuer-keys.ts';
import { NOTHING_REVOKED, watchRevoked, type RevokedTokens } from '../src/access/tokens/revoked.ts';
import { TokenError } from '../src/access/tokens/token-error.ts';
import { TokenVerifier } from '../src/access/tokens/verifier.ts';
import { newSigningKey, OFFICER, startIssuer, type TestIssuer } from './kit/issuer.ts';

const log = pino({ level: 'silent' });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lienthong-'));
});
afterAll(() => rm(folder, { recursive: true }));

let issuer: TestIssuer;
beforeEach(async () => {
  issuer = await startIssuer();
});
const opened: IssuerKeys[] = [];
afterEach(() => {
  for (const keys of opened.splice(0)) keys.close();
  issuer.stop();
});

/** @param times in milliseconds */
function verifierOf(
  times: { cooldownMs?: number; maxAgeMs?: number } = {},
  revoked: RevokedTokens = NOTHING_REVOKED,
) {
  const { jwksUri } = issuer.settings;
  const keys = new IssuerKeys({ jwksUri, cooldownMs: 0, maxAgeMs: 60_000, log, ...times });
  opened.push(keys);
  return new TokenVerifier([{ ...issuer.settings, keys }], revoked);
}

async function faultOf(verifying: Promise<unknown>): Promise<string> {
  const outcome = await verifying.then(
    () => 'taken',
    (error: unknown) => error,
  );
  return outcome instanceof TokenError ? outcome.fault : String(outcome);
}

async function waitUntil(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500 && !(await holds()); tries += 1) {
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
  }
  expect(await holds()).toBe(true);
}

describe('an issuer’s keys', () => {
  test('keep verifying tokens while their address is down, even when a refresh is due', async () => {
    const verifier = verifierOf({ maxAgeMs: 0 });
    await verifier.verify(await issuer.token(), undefined);
    issuer.setDown(true);
    for (let again = 0; again < 3; again += 1) {
      expect(await verifier.verify(await issuer.token(), undefined)).toMatchObject({ kind: 'official' });
    }
    await waitUntil(() => issuer.requests() > 1);
  });

  test('are fetched when a token names a new one, and then replace the old ones', async () => {
    const verifier = verifierOf();
    await verifier.verify(await issuer.token(), undefined);
    const old = issuer.key();
    await issuer.rotate();
    expect(await verifier.verify(await issuer.token(), undefined)).toMatchObject({
      application: 'one-stop-desk',
    });
    expect(await faultOf(verifier.verify(await issuer.token(OFFICER, { key: old }), undefined))).toBe(
      'SIGNATURE',
    );
  });

  test('are fetched once per cool-down for unknown key ids, however many tokens name them', async () => {
    const verifier = verifierOf({ cooldownMs: 60_000 });
    await verifier.verify(await issuer.token(), undefined);
    const faults = await Promise.all(
      Array.from({ length: 20 }, async () => {
        return faultOf(
          verifier.verify(await issuer.token(OFFICER, { key: await newSigningKey() }), undefined),
        );
      }),
    );
    expect(new Set(faults)).toEqual(new Set(['SIGNATURE']));
    // Once for the first token, and once for all of these.
    expect(issuer.requests()).toBe(2);
    await verifier
      .verify(await issuer.token(OFFICER, { key: await newSigningKey() }), undefined)
      .catch(() => undefined);
    expect(issuer.requests()).toBe(2);
  });

  test('verify no token until the first fetch succeeds', async () => {
    issuer.setDown(true);
    const verifier = verifierOf();
    const token = await issuer.token();
    expect(await faultOf(verifier.verify(token, undefined))).toBe('KEYS');
    issuer.setDown(false);
    expect(await faultOf(verifier.verify(token, undefined))).toBe('taken');
  });

  test('are fetched once for all waiting requests', async () => {
    const verifier = verifierOf();
    const tokens = await Promise.all(Array.from({ length: 10 }, () => issuer.token()));
    await Promise.all(tokens.map((token) => verifier.verify(token, undefined)));
    expect(issuer.requests()).toBe(1);
  });
});

describe('a verified token', () => {
  test('is cached, but not beyond its expiry', async () => {
    const verifier = verifierOf();
    const token = await issuer.token(OFFICER, { expires: 2 });
    const identity = await verifier.verify(token, undefined);
    expect(await verifier.verify(token, undefined)).toBe(identity);
    await waitUntil(async () => (await faultOf(verifier.verify(token, undefined))) === 'EXPIRED');
  });

  test('is refused once its id is revoked, and the revocation list survives the loss of its file', async () => {
    const file = join(folder, 'revoked.txt');
    await writeFile(file, '# by the issuer’s order\nearlier\n');
    const revoked = await watchRevoked(file, 20, log);
    try {
      const verifier = verifierOf({}, revoked);
      const token = await issuer.token(OFFICER, { tokenId: 'stolen' });
      const other = await issuer.token(OFFICER, { tokenId: 'by' });
      await verifier.verify(token, undefined);
      await writeFile(file, '# by the issuer’s order\nearlier\n stolen \n');
      await waitUntil(async () => (await faultOf(verifier.verify(token, undefined))) === 'REVOKED');
      await rm(file);
      await new Promise((resolve) => {
        setTimeout(resolve, 100);
      });
      expect(await faultOf(verifier.verify(token, undefined))).toBe('REVOKED');
      expect(await faultOf(verifier.verify(other, undefined))).toBe('taken');
    } finally {
      revoked.close();
    }
  });

  test.each([
    ['with a remark behind it', 'stolen # on 12/3, by order of the issuer\n'],
    ['with a remark behind a tab', 'earlier\nstolen\tby order\n'],
    ['in lines that end with CR', 'earlier\rstolen\rlater'],
    ['in lines that end with CR LF', 'earlier\r\nstolen\r\n'],
    ['behind a byte order mark', '\uFEFFstolen\n'],
  ])('is revoked by its id %s', async (_how, text) => {
    const file = join(folder, 'revoked.txt');
    await writeFile(file, text);
    const revoked = await watchRevoked(file, 60_000, log);
    try {
      expect([revoked.has('stolen'), revoked.has('by'), revoked.has('#')]).toEqual([true, false, false]);
    } finally {
      revoked.close();
    }
  });

  test('stays revoked when the list changes to a two-byte encoding, with which no gateway starts', async () => {
    const file = join(folder, 'revoked.txt');
    await writeFile(file, 'stolen\n');
    const revoked = await watchRevoked(file, 20, log);
    try {
      await writeFile(file, Buffer.from('\uFEFFstolen\nmore\n', 'utf16le'));
      await new Promise((resolve) => {
        setTimeout(resolve, 100);
      });
      expect(revoked.has('stolen')).toBe(true);
      await expect(watchRevoked(file, 20, log)).rejects.toThrow('is no text in UTF-8');
    } finally {
      revoked.close();
    }
  });

  test('that is bound to a certificate is accepted with that certificate alone, cached or not', async () => {
    const verifier = verifierOf();
    const own = 'A'.repeat(43);
    const token = await issuer.token({ ...OFFICER, cnf: { 'x5t#S256': own } });
    expect(await faultOf(verifier.verify(token, undefined))).toBe('CERTIFICATE');
    expect(await faultOf(verifier.verify(token, own))).toBe('taken');
    expect(await faultOf(verifier.verify(token, 'B'.repeat(43)))).toBe('CERTIFICATE');
    expect(await faultOf(verifier.verify(token, undefined))).toBe('CERTIFICATE');
  });
});

describe('the issuer of development mode', () => {
  test('stores its key in a file that other users cannot read', async () => {
    const file = join(folder, 'state', 'key.json');
    const [one, other] = await Promise.all([createDevelopmentIssuer(file), createDevelopmentIssuer(file)]);
    const verifier = new TokenVerifier([other], NOTHING_REVOKED);
    expect(await verifier.verify(await one.sign(OFFICER), undefined)).toMatchObject({ agency: 'H29.101' });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(file, 'utf8'))).toHaveProperty('d');
  });

  test('refuses a token of another development issuer', async () => {
    const [one, other] = [await createDevelopmentIssuer(), await createDevelopmentIssuer()];
    const verifier = new TokenVerifier([other], NOTHING_REVOKED);
    expect(await faultOf(verifier.verify(await one.sign(OFFICER), undefined))).toBe('SIGNATURE');
  });
});
