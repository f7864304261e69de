/** The modes of the gateway. */

export const MODES = ['development', 'rehearsal', 'production'] as const;

export type Mode = (typeof MODES)[number];

/** Prefix of all that a rehearsal keeps in Redis. */
export const REHEARSAL_PREFIX = 'rehearsal:';
