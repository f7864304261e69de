/** Settings of the cache. */
import Type, { type Static } from 'typebox';
import { Key, NamedKey } from '../lib/key-settings.ts';
import { OPTIONAL } from '../lib/settings.ts';
import { RedisSettings } from './redis.ts';

export const CacheSettings = Type.Object(
  {
    memoryBytes: Type.Integer({
      minimum: 1_048_576,
      default: 67_108_864,
      description: 'Most memory that cached records take in this process.',
    }),
    redis: Type.Optional(RedisSettings),
    sealingKeys: Type.Optional(
      Type.Array(NamedKey, {
        minItems: 1,
        description: 'Keys that seal what lies in Redis: the first seals, all open. Replicas share them.',
      }),
    ),
    namingKey: Type.Optional({
      ...Key,
      description: 'Key of the hashes in the names of what lies in Redis.',
    }),
  },
  OPTIONAL,
);

export type CacheConfig = Omit<Static<typeof CacheSettings>, 'redis'> & { readonly redis?: RedisSettings };
