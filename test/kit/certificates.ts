/** Certificates of an authority of the test's own, made when it runs: none is kept. */
import { createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

export interface KeyPair {
  /** PEM. */
  readonly cert: string;
  readonly key: string;
}

export interface IssueOptions {
  /** Another name of the server. */
  readonly hostname?: string;
  /** Until its end; negative for one that has ended. */
  readonly days?: number;
}

export interface Authority {
  /** Its own certificate, PEM. */
  readonly cert: string;
  /** A certificate of a server on this machine, or of a caller. */
  issue(name: string, use: 'serverAuth' | 'clientAuth', options?: IssueOptions): Promise<KeyPair>;
  /** The list of its certificates that no longer hold, PEM. */
  revocationList(revoked: readonly KeyPair[]): string;
}

export async function createAuthority(name: string): Promise<Authority> {
  const own = await generate(named(name), {
    ...elliptic,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return {
    cert: own.cert,
    issue: async (subject, use, { hostname, days = 365 } = {}) => {
      const issued = await generate(named(subject), {
        ...elliptic,
        notBeforeDate: inDays(Math.min(0, days) - 1),
        notAfterDate: inDays(days),
        ca: { key: own.private, cert: own.cert },
        extensions: [
          { name: 'basicConstraints', cA: false },
          { name: 'keyUsage', digitalSignature: true, critical: true },
          { name: 'extKeyUsage', [use]: true },
          {
            name: 'subjectAltName',
            altNames: [
              { type: 7, ip: '127.0.0.1' },
              ...(hostname === undefined ? [] : [{ type: 2, value: hostname } as const]),
            ],
          },
        ],
      });
      return { cert: issued.cert, key: issued.private };
    },
    revocationList: (revoked) => revocationListOf(name, own.private, revoked),
  };
}

/** A certificate revocation list of version 1 (RFC 5280, section 5). */
function revocationListOf(name: string, privateKey: string, revoked: readonly KeyPair[]): string {
  const day = (offset: number) => {
    const digits = new Date(Date.now() + offset * 86_400_000).toISOString().replaceAll(/[-:T]|\..*/g, '');
    return der(0x17, Buffer.from(`${digits.slice(2)}Z`));
  };
  const ecdsaWithSha256 = der(0x30, Buffer.from('06082a8648ce3d040302', 'hex'));
  const commonName = Buffer.from('0603550403', 'hex');
  const issuer = der(0x30, der(0x31, der(0x30, commonName, der(0x0c, Buffer.from(name)))));
  const entries = revoked.map(({ cert }) => {
    const serial = Buffer.from(new X509Certificate(cert).serialNumber, 'hex');
    const positive = (serial[0] ?? 0) < 0x80 ? serial : Buffer.concat([Buffer.of(0), serial]);
    return der(0x30, der(0x02, positive), day(-1));
  });
  const list = der(
    0x30,
    ecdsaWithSha256,
    issuer,
    day(-1),
    day(1),
    ...(entries.length > 0 ? [der(0x30, ...entries)] : []),
  );
  const signature = der(0x03, Buffer.of(0), sign('sha256', list, createPrivateKey(privateKey)));
  const lines =
    der(0x30, list, ecdsaWithSha256, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN X509 CRL-----', ...lines, '-----END X509 CRL-----', ''].join('\n');
}

/** A value by its tag. */
function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const length = content.length;
  const short = length < 0x80 ? Buffer.of(length) : undefined;
  const long = Buffer.of(0x82, length >> 8, length & 0xff);
  return Buffer.concat([Buffer.of(tag), short ?? long, content]);
}

const elliptic = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;

function inDays(days: number): Date {
  return new Date(Date.now() + days * 86_400_000);
}

function named(name: string) {
  return [{ name: 'commonName', value: name }];
}
