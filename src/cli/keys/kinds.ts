/** The kinds of secret keys that a gateway has, each of 32 random bytes. */

export interface KeyKind {
  /** Name on the command line. */
  readonly name: string;
  /** The setting that takes the key, and its value there, with `$` for the reference to the variable. */
  readonly setting: string;
  readonly written: (id: string) => string;
  readonly variable: string;
  /** Its use, and the handling of the former key. */
  readonly about: readonly string[];
}

export const KEY_KINDS: readonly KeyKind[] = [
  {
    name: 'audit',
    setting: 'audit.keys',
    written: (id) => `[{ id: '${id}', key: '$' }]`,
    variable: 'AUDIT_KEY',
    about: [
      'Hashes and seals people in the audit log. The first in the list does so, all find and open:',
      'a new key goes before the others, which stay as long as there are entries under them.',
    ],
  },
  {
    name: 'audit-signing',
    setting: 'audit.signingKey',
    written: () => `'$'`,
    variable: 'AUDIT_SIGNING_KEY',
    about: [
      'Signs what is written into the audit log. There is one: the public half of the one before it',
      '(lienthong keys public) goes into audit.formerPublicKeys, or audit verify no longer knows it.',
    ],
  },
  {
    name: 'cache-sealing',
    setting: 'cache.sealingKeys',
    written: (id) => `[{ id: '${id}', key: '$' }]`,
    variable: 'CACHE_SEALING_KEY',
    about: [
      'Seals what is kept in Redis, the same for all replicas. The first seals, all open: a new key goes',
      'before the others, on every replica, and those go once ttl and staleFor of all sources are over.',
    ],
  },
  {
    name: 'cache-naming',
    setting: 'cache.namingKey',
    written: () => `'$'`,
    variable: 'CACHE_NAMING_KEY',
    about: [
      'Hashes the names of what is kept in Redis, the same for all replicas. With another one the cache and',
      'the counts of rates and guesses begin anew.',
    ],
  },
];
