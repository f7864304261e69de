/** TLS as a client: trusted authorities and the client certificate, from PEM files. */
import { readFileSync } from 'node:fs';
import Type from 'typebox';
import { FilePath } from './file-path.ts';

/** PEM files. */
export interface ClientTlsFiles {
  /** Authorities of the server's certificate; by default those of Node.js. */
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

export interface ClientTls {
  readonly ca?: Buffer;
  readonly cert?: Buffer;
  readonly key?: Buffer;
}

export const CLIENT_TLS_FILES = ['ca', 'cert', 'key'] as const;

/** @throws NodeJS.ErrnoException when a file cannot be read */
export function readClientTls(files: ClientTlsFiles): ClientTls {
  return Object.fromEntries(
    CLIENT_TLS_FILES.flatMap((name) => {
      const file = files[name];
      return file === undefined ? [] : [[name, readFileSync(file)]];
    }),
  );
}

/** @param server as a description calls it, e.g. `the source` */
export function ClientTlsSettings(server: string) {
  return Type.Object(
    {
      ca: Type.Optional(
        FilePath({ description: `PEM file of those who issue the certificate of ${server}.` }),
      ),
      cert: Type.Optional(
        FilePath({ description: `PEM file of the certificate by which ${server} knows us.` }),
      ),
      key: Type.Optional(FilePath({ description: 'PEM file of its private key.' })),
    },
    { additionalProperties: false },
  );
}
