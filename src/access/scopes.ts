/** Scopes of tokens that no field of the schema names. */

/** Sees that a number belongs to another person. */
export const MISMATCH_SCOPE = 'subject:mismatch';

/** Sees the condition of the sources where only registered operations run. */
export const OPERATIONS_SCOPE = 'operations:read';

export const GATEWAY_SCOPES: readonly string[] = [MISMATCH_SCOPE, OPERATIONS_SCOPE];
