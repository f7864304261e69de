/** Keys in a configuration. */
import Type from 'typebox';

/** 32 bytes in base64. */
export const Key = Type.String({
  pattern: '^[A-Za-z0-9+/]{43}=$',
  description: '32 random bytes in base64, as `lienthong keys new` makes them.',
});

/** One key of several that follow each other. */
export const NamedKey = Type.Object(
  {
    id: Type.String({
      pattern: '^[A-Za-z0-9_-]{1,32}$',
      description: 'Its name, which stands in clear beside what it seals.',
    }),
    key: Key,
  },
  { additionalProperties: false },
);
