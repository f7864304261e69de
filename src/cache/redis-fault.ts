/** Why Redis cannot be used, by a code and in plain words. Errors themselves hold what was sent, a password too. */

/** Replies that say something about the server, and not about one command. */
const EXPLAINED = {
  READONLY: 'it takes no writes: it follows another server, which may have taken its place',
  MASTERDOWN: 'it follows another server and has lost it',
  WRONGPASS: 'it does not take the user name or the password of REDIS_URL or cache.redis',
  NOAUTH: 'it asks for a password: name one in REDIS_URL or cache.redis.password',
  NOPERM: 'its user may not use the commands, keys or channels that docs/asking.md lists',
  LOADING: 'it is reading its data from its disk',
  CLUSTERDOWN: 'its cluster does not serve all slots',
  MISCONF: 'it cannot save its data to its disk, and so takes no writes',
  OOM: 'its memory is full (maxmemory), and so it takes no writes',
  NOREPLICAS: 'it has too few replicas, and so takes no writes',
  BUSY: 'it is busy with a script of another program',
  MAXCLIENTS: 'it has as many clients as it may (maxclients)',
  ERR: 'it refuses a command: it may be too old, or the command renamed',
  LATE: 'it does not answer within cache.redis.timeoutMs',
  DEAF: 'it does not pass on what it is told to publish',
  AWAY: 'it cannot be reached',
} as const;

const TLS_REASON = 'its certificate or ours does not hold: look at cache.redis.tls';

export interface RedisFault {
  /** One of those above, or the code of a system or TLS error. */
  readonly code: string;
  readonly reason: string;
}

/** Whether another connection may lead to a server that takes writes, or log in anew. */
const MENDED_BY_RECONNECTING: ReadonlySet<string> = new Set(['READONLY', 'MASTERDOWN', 'NOAUTH']);

/** A server that stays as it is would be connected to again and again. */
const RECONNECT_EVERY_MS = 1000;

export function redisFault(code: string): RedisFault {
  const known = Object.entries(EXPLAINED).find(([one]) => one === code)?.[1];
  const otherwise = /CERT|SSL|TLS|VERIFY/.test(code) ? TLS_REASON : EXPLAINED.AWAY;
  return { code, reason: known ?? otherwise };
}

/** @returns undefined for what merely follows from a connection that was lost */
export function faultOf(error: unknown): RedisFault | undefined {
  const code = codeOf(error);
  return code === undefined ? undefined : redisFault(code);
}

/** For one connection; told every error that is replied. */
export function reconnectsOn(onError: (error: Error) => void): (error: Error) => boolean {
  let last = Number.NEGATIVE_INFINITY;
  return (error) => {
    onError(error);
    const now = performance.now();
    if (!MENDED_BY_RECONNECTING.has(codeOf(error) ?? '') || now - last < RECONNECT_EVERY_MS) return false;
    last = now;
    return true;
  };
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  // A cluster tells of one of its nodes.
  if ('lastNodeError' in error && error.lastNodeError !== undefined) return codeOf(error.lastNodeError);
  if ('code' in error && typeof error.code === 'string') return error.code;
  const [name, message] = ['name', 'message'].map((key) => String(Reflect.get(error, key)));
  if (message === undefined || name !== 'ReplyError') return undefined;
  if (message.includes('max number of clients')) return 'MAXCLIENTS';
  if (message.includes("user executing the script can't")) return 'NOPERM';
  // In a script, the code of what it called may come after words of its own.
  const codes = message.match(/\b[A-Z]{3,}\b/g) ?? [];
  return (
    codes.find((word) => word !== 'ERR' && word in EXPLAINED) ?? (codes[0] === 'ERR' ? 'ERR' : undefined)
  );
}
