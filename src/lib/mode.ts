/** The modes of the gateway. */

export const MODES = ['development', 'rehearsal', 'production'] as const;

export type Mode = (typeof MODES)[number];

/** Prefix of all that a rehearsal keeps in Redis. */
export const REHEARSAL_PREFIX = 'rehearsal:';

/** `iss` of the tokens that development mode signs for itself. */
export const DEVELOPMENT_ISSUER = 'urn:lienthong:development';
