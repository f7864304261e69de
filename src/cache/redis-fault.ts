/**
 * Reasons why Redis does not work, as a code and a sentence. The errors themselves may contain data sent,
 * even a password.
 */

/** Error replies about the server, not about one command. */
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
  DEAF: 'it does not deliver published messages',
  AWAY: 'it cannot be reached',
} as const;

const TLS_REASON = 'its certificate or ours does not hold: look at cache.redis.tls';

export interface RedisFault {
  /** One of those above, or the code of a system or TLS error. */
  readonly code: string;
  readonly reason: string;
}

/** True if a new connection may reach a server that accepts writes, or log in again. */
const MENDED_BY_RECONNECTING: ReadonlySet<string> = new Set(['READONLY', 'MASTERDOWN', 'NOAUTH']);

/** A server that stays as it is would be connected to again and again. */
const RECONNECT_EVERY_MS = 1000;

export function redisFault(code: string): RedisFault {
  const known = Object.entries(EXPLAINED).find(([one]) => one === code)?.[1];
  const otherwise = /CERT|SSL|TLS|VERIFY/.test(code) ? TLS_REASON : EXPLAINED.AWAY;
  return { code, reason: known ?? otherwise };
}

/** @returns undefined for an error that only follows from a lost connection */
export function faultOf(error: unknown): RedisFault | undefined {
  const code = codeOf(error);
  return code === undefined ? undefined : redisFault(code);
}

/** Listener of one connection, called with every error reply. */
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
  // A cluster reports an error of one of its nodes.
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
