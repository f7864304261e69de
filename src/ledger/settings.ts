/** Settings of the audit log. By default its files are in `var/` of the working directory. */
import Type, { type Static } from 'typebox';
import { ClientTlsSettings } from '../lib/client-tls.ts';
import { FilePath } from '../lib/file-path.ts';
import { Key, NamedKey } from '../lib/key-settings.ts';
import { CLOSED, OPTIONAL } from '../lib/settings.ts';

const patternsOf = (what: string) =>
  Type.Array(Type.String({ pattern: '^[!-~]{1,100}$' }), {
    minItems: 1,
    default: ['*'],
    description: `Patterns of ${what}; \`*\` stands for any characters.`,
  });

const Withheld = Type.Object(
  {
    purposes: patternsOf('purposes'),
    agencies: patternsOf('agencies'),
    dossiers: patternsOf('dossiers'),
    days: Type.Integer({ minimum: 1, maximum: 36_500, description: 'For how long from the access on.' }),
    reason: Type.Enum(['investigation', 'protection'], {
      description: 'An investigation, or the protection of another person. For those who read this file.',
    }),
  },
  { ...CLOSED, description: 'An entry that fits each of the patterns is withheld.' },
);

export const PostgresSettings = Type.Object(
  {
    url: Type.String({
      pattern: '^postgres(ql)?://',
      description:
        'Address of the database, with its user. It may name several hosts, `postgres://u@a,b/audit`: whichever takes writes is used.',
    }),
    tls: Type.Optional(ClientTlsSettings('the database')),
    connections: Type.Integer({
      minimum: 4,
      maximum: 100,
      default: 6,
      description:
        'Most connections of a process: one for commits, one for the journal and for making tables, half of the others for searches of citizens, half for those of auditors.',
    }),
    timeoutMs: Type.Integer({
      minimum: 50,
      maximum: 60_000,
      default: 500,
      description: 'How long a commit may take before it goes to the journal instead.',
    }),
    journal: Type.Object(
      {
        folder: FilePath({
          default: 'var',
          description: 'Where entries wait for a database that is away.',
        }),
        seconds: Type.Integer({
          minimum: 0,
          maximum: 86_400,
          default: 900,
          description: 'For how long the journal stands in; then nothing is disclosed any more.',
        }),
        bytes: Type.Integer({
          minimum: 1_048_576,
          default: 1_073_741_824,
          description: 'How large it may become.',
        }),
      },
      OPTIONAL,
    ),
  },
  CLOSED,
);

export const AuditSettings = Type.Object(
  {
    file: FilePath({ default: 'var/audit.sqlite', description: 'The embedded store.' }),
    postgres: Type.Optional(PostgresSettings),
    keys: Type.Optional(
      Type.Array(NamedKey, {
        minItems: 1,
        description:
          'Keys under which people stand in the log: the first hashes and seals, all find and open.',
      }),
    ),
    signingKey: Type.Optional({ ...Key, description: 'Seed of the Ed25519 key that signs what is written.' }),
    formerPublicKeys: Type.Array(Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }), {
      default: [],
      description: 'Public keys that signed before it, in base64url.',
    }),
    timeoutMs: Type.Integer({
      minimum: 100,
      maximum: 30_000,
      default: 2000,
      description: 'How long an answer waits for its record; then it is AUDIT_UNAVAILABLE.',
    }),
    queue: Type.Integer({
      minimum: 10_000,
      maximum: 1_000_000,
      default: 20_000,
      description:
        'Entries that may wait to be written; callers share it, and who overdraws is RATE_LIMITED.',
    }),
    queueBytes: Type.Integer({
      minimum: 1_048_576,
      default: 67_108_864,
      description: 'Bytes, estimated, of the entries that may wait; callers share them too.',
    }),
    commitEveryMs: Type.Integer({
      minimum: 0,
      maximum: 1000,
      default: 5,
      description:
        'Least time between two commits, so that under load entries gather; a first one waits for nothing.',
    }),
    reserveBytes: Type.Integer({
      minimum: 0,
      default: 67_108_864,
      description: 'Space that refusals may not fill: with less of it left, they are only counted.',
    }),
    refusalsPerMinute: Type.Integer({
      minimum: 1,
      maximum: 10_000,
      default: 10,
      description: 'Refusals of one caller that get an entry each; more are counted in one.',
    }),
    checkpoints: Type.Object(
      {
        file: FilePath({
          default: 'var/audit-checkpoints.jsonl',
          description: 'Where heads of the chains are kept, beside the log stream; best on another machine.',
        }),
        seconds: Type.Integer({ minimum: 1, maximum: 86_400, default: 60, description: 'How often.' }),
      },
      OPTIONAL,
    ),
    retentionMonths: Type.Integer({
      minimum: 3,
      maximum: 1200,
      default: 24,
      description: 'Whole months that entries are kept.',
    }),
    withheld: Type.Array(Withheld, {
      default: [],
      description: "What a citizen's own view of accesses leaves out, and for how long.",
    }),
  },
  OPTIONAL,
);

/** The settings, and whether the mode is a rehearsal, which has a store of its own. */
export type AuditConfig = Static<typeof AuditSettings> & { readonly isRehearsal?: boolean };
export type PostgresConfig = Static<typeof PostgresSettings>;
