/** Settings of requests and of registered operations. */
import Type, { type Static } from 'typebox';
import { DossierSettings } from '../access/settings.ts';
import { FilePath } from '../lib/file-path.ts';
import { OPTIONAL } from '../lib/settings.ts';

export const RequestSettings = Type.Object(
  {
    defaultWaitMs: Type.Integer({
      minimum: 100,
      maximum: 30_000,
      default: 5000,
      description: 'An answer goes out by then with what has arrived, unless X-Max-Wait-Ms says otherwise.',
    }),
    maxWaitMs: Type.Integer({
      minimum: 100,
      maximum: 30_000,
      default: 30_000,
      description: 'The longest wait that a caller may ask for.',
    }),
    missRasterMs: Type.Integer({
      minimum: 0,
      maximum: 1000,
      default: 25,
      description:
        'Answers with a NOT_FOUND leave at multiples of this, for callers without subject:mismatch; 0 never.',
    }),
    dossiers: Type.Array(DossierSettings, {
      default: [],
      description: 'Dossier codes of other forms than the national ones, by agency; none by default.',
    }),
  },
  OPTIONAL,
);

export const TrustedOperationsSettings = Type.Object(
  {
    mode: Type.Enum(['off', 'log', 'enforce'], {
      default: 'off',
      description:
        'Which operations run: all, all with a note of those not registered, registered ones only.',
    }),
    folder: FilePath({
      default: 'operations',
      description: 'Where registered operations are: `<application>/<Name>.graphql`.',
    }),
    shared: Type.Optional(
      Type.Array(Type.String({ pattern: '^[!-~]{1,100}$' }), {
        description: 'Patterns of folders whose operations every application may run; none by default.',
      }),
    ),
  },
  OPTIONAL,
);

export type TrustedOperationsConfig = Static<typeof TrustedOperationsSettings>;
