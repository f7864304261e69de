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
      description:
        'Longest wait without X-Max-Wait-Ms; the response then contains the answers that have arrived.',
    }),
    maxWaitMs: Type.Integer({
      minimum: 100,
      maximum: 30_000,
      default: 30_000,
      description: 'Longest wait that X-Max-Wait-Ms may ask for.',
    }),
    missRasterMs: Type.Integer({
      minimum: 0,
      maximum: 1000,
      default: 25,
      description:
        'Responses with a NOT_FOUND leave at multiples of this, for callers without subject:mismatch; 0 disables it.',
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
        'Operations that run: all, all with a log line for unregistered ones, registered ones only.',
    }),
    folder: FilePath({
      default: 'operations',
      description: 'Folder of registered operations: `<application>/<Name>.graphql`.',
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
