/** Settings of a source that comes as a package. */
import Type, { type Static } from 'typebox';
import { CLOSED } from '../lib/settings.ts';

export const PackageSettings = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 214, description: 'Name of the npm package.' }),
    version: Type.String({ minLength: 1, maxLength: 64, description: 'Version in its package.json.' }),
    integrity: Type.String({
      minLength: 1,
      maxLength: 200,
      description:
        'Digest of all its files, `sha512-…`. `config check` prints that of the installed files, to be copied after they have been reviewed.',
    }),
  },
  {
    ...CLOSED,
    description:
      'The npm package that brings the source, installed beside the gateway. Its code has the rights of the gateway. A source of the gateway itself has none.',
  },
);

export type PackageSetting = Static<typeof PackageSettings>;
