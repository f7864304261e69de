/** Certificates of an authority of the test's own, made when it runs: none is kept. */
import { generate } from 'selfsigned';

export interface KeyPair {
  /** PEM. */
  readonly cert: string;
  readonly key: string;
}

export interface Authority {
  /** Its own certificate, PEM. */
  readonly cert: string;
  /** A certificate of a server on this machine, or of a caller. */
  issue(name: string, use: 'serverAuth' | 'clientAuth'): Promise<KeyPair>;
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
    issue: async (subject, use) => {
      const issued = await generate(named(subject), {
        ...elliptic,
        ca: { key: own.private, cert: own.cert },
        extensions: [
          { name: 'basicConstraints', cA: false },
          { name: 'keyUsage', digitalSignature: true, critical: true },
          { name: 'extKeyUsage', [use]: true },
          { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
        ],
      });
      return { cert: issued.cert, key: issued.private };
    },
  };
}

const elliptic = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;

function named(name: string) {
  return [{ name: 'commonName', value: name }];
}
