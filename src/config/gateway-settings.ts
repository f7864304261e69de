/** Settings of requests and of registered operations. */
import Type, { type Static } from 'typebox';
import { DossierSettings } from '../access/settings.ts';
import { CARD_FORMATS, type CardFormat } from '../cards/index.ts';
import { FilePath } from '../lib/file-path.ts';
import type { Mode } from '../lib/mode.ts';
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

const CARDS: Readonly<Record<CardFormat, string>> = {
  CITIZEN_CARD_QR: 'the QR code of the CCCD of 2021',
  IDENTITY_CARD_QR: 'the QR code of the thẻ căn cước of 2024',
  HEALTH_INSURANCE_CARD_QR: 'the QR code of the health insurance card',
  IDENTITY_CARD_MRZ: 'the machine-readable zone of both identity cards',
};

/** The one format that is confirmed by cards that were seen read. */
const CONFIRMED: CardFormat = 'CITIZEN_CARD_QR';

const scanSetting = (format: CardFormat) =>
  Type.Optional(
    Type.Boolean({
      description: `Whether \`citizenByScan\` reads ${CARDS[format]}; by default ${
        format === CONFIRMED ? 'it does' : 'in development only, until it was seen read here'
      }.`,
    }),
  );

export const ScanSettings = Type.Object(
  {
    CITIZEN_CARD_QR: scanSetting('CITIZEN_CARD_QR'),
    IDENTITY_CARD_QR: scanSetting('IDENTITY_CARD_QR'),
    HEALTH_INSURANCE_CARD_QR: scanSetting('HEALTH_INSURANCE_CARD_QR'),
    IDENTITY_CARD_MRZ: scanSetting('IDENTITY_CARD_MRZ'),
  } satisfies Record<CardFormat, unknown>,
  OPTIONAL,
);

/** Formats of scans that are switched on. */
export function formatsOn({
  mode,
  scans,
}: {
  readonly mode: Mode;
  readonly scans: Static<typeof ScanSettings>;
}): ReadonlySet<CardFormat> {
  const isDefault = (format: CardFormat) => mode === 'development' || format === CONFIRMED;
  return new Set(CARD_FORMATS.filter((format) => scans[format] ?? isDefault(format)));
}
