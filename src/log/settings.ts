/** Settings of the log. */
import Type, { type Static } from 'typebox';
import { OPTIONAL } from '../lib/settings.ts';

export const LogSettings = Type.Object(
  {
    level: Type.Enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug'], {
      default: 'info',
      description:
        'Least weight of what is logged. Audit checkpoints, security events, start and stop are logged at every level.',
    }),
  },
  OPTIONAL,
);

export type LogConfig = Static<typeof LogSettings>;
