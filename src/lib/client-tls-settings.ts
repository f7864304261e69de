/** TLS as a client, as it stands in a configuration. The files are read in src/transport/client-tls.ts. */
import Type from 'typebox';
import { FilePath } from './file-path.ts';

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
