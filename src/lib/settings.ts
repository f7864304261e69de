/** Building blocks of settings. */
/** A block takes no other keys. */
export const CLOSED = { additionalProperties: false };

/** A block that may be left out: its settings then have their defaults. */
export const OPTIONAL = { ...CLOSED, default: {} };
