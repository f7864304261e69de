/** An issuer of tokens on this machine: it publishes its keys over HTTP, changes them, and goes down when told to. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import type { Config } from '../../src/config/schema.ts';

export const OFFICER: JWTPayload = {
  client_id: 'one-stop-desk',
  agency: 'H29.101',
  officer: { identityNumber: '079185000001', fullName: 'Trần Thị Cán Bộ' },
  roles: ['officer'],
  purposes: ['*'],
  scope: 'identity driving-licence',
};

/** Times are in seconds from now; null leaves a claim out. */
export interface TokenOptions {
  readonly issuer?: string;
  readonly audience?: string;
  readonly expires?: number | null;
  readonly issued?: number;
  readonly validFrom?: number;
  readonly tokenId?: string | null;
  readonly key?: SigningKey;
  /** null leaves it out. */
  readonly keyId?: string | null;
  /** `typ` of the header; null leaves it out. */
  readonly type?: string | null;
}

export interface SigningKey {
  readonly id: string;
  readonly secret: CryptoKey;
  readonly published: JWK;
}

export interface TestIssuer {
  readonly settings: Config['auth']['issuers'][number];
  /** Signed as the options say, by default a good token. */
  token(claims?: JWTPayload, options?: TokenOptions): Promise<string>;
  /** Publishes a new key instead of the old one. */
  rotate(): Promise<void>;
  key(): SigningKey;
  setDown(down: boolean): void;
  /** Answers otherwise than with its own key; undefined ends that. */
  setAnswer(answer: RequestListener | undefined): void;
  /** How often the keys were asked for. */
  requests(): number;
  stop(): void;
}

const NAME = 'https://issuer.example.test';
const AUDIENCE = 'https://gateway.example.test';

export async function startIssuer(): Promise<TestIssuer> {
  let key = await newSigningKey();
  let down = false;
  let answer: RequestListener | undefined;
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    if (answer) answer(request, response);
    else if (down) response.writeHead(503).end();
    else response.end(JSON.stringify({ keys: [key.published] }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    settings: {
      issuer: NAME,
      audience: AUDIENCE,
      jwksUri: `http://127.0.0.1:${port}/keys`,
      algorithms: ['ES256'],
      clockToleranceSeconds: 0,
      rehearsal: false,
      keysMaxAgeSeconds: 600,
      keysCooldownSeconds: 1,
      types: ['at+jwt'],
      maxTokenAgeSeconds: 86_400,
      certificateBound: false,
      kinds: ['official', 'citizen'],
      agencies: ['*'],
      applications: ['*'],
      purposes: ['*'],
    },
    token: (claims = OFFICER, options = {}) => sign(claims, { key, ...options }),
    rotate: async () => {
      key = await newSigningKey();
    },
    key: () => key,
    setDown: (value) => {
      down = value;
    },
    setAnswer: (value) => {
      answer = value;
    },
    requests: () => requests,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export async function newSigningKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const id = crypto.randomUUID();
  return {
    id,
    secret: privateKey,
    published: { ...(await exportJWK(publicKey)), kid: id, alg: 'ES256', use: 'sig' },
  };
}

async function sign(
  claims: JWTPayload,
  options: TokenOptions & { readonly key: SigningKey },
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const { issuer = NAME, audience = AUDIENCE, expires = 3600, issued = 0, validFrom, tokenId, key } = options;
  const { type = 'at+jwt', keyId = key.id } = options;
  const token = new SignJWT({ sub: 'somebody', ...claims })
    .setProtectedHeader({
      alg: 'ES256',
      ...(keyId !== null && { kid: keyId }),
      ...(type !== null && { typ: type }),
    })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(now + issued);
  if (expires !== null) token.setExpirationTime(now + expires);
  if (validFrom !== undefined) token.setNotBefore(now + validFrom);
  if (tokenId !== null) token.setJti(tokenId ?? crypto.randomUUID());
  return token.sign(key.secret);
}
