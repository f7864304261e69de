/** Development mode issues demo tokens with every scope, so it refuses to listen to and to query other machines. */
import { isThisMachine } from '../lib/addresses.ts';
import type { Finding } from './exceptions.ts';
import type { Config } from './schema.ts';

const NAME = 'DEVELOPMENT_OFF_THIS_MACHINE';

export function developmentFindings({ server, sources }: Config): readonly Finding[] {
  const listeners = { 'server.host': server.host, 'server.operations.host': server.operations?.host };
  return [
    ...Object.entries(listeners).flatMap(([path, host]): Finding[] => {
      if (host === undefined || isThisMachine(host)) return [];
      const what = `issues demo tokens, and ${host} is reached by other machines`;
      return [{ path, what, mend: 'listen on 127.0.0.1', name: NAME }];
    }),
    ...Object.entries(sources).flatMap(([id, { url }]): Finding[] => {
      if (isThisMachine(new URL(url).hostname)) return [];
      const what = 'is on another machine, and development mode lets any caller query it';
      return [
        { path: `sources.${id}.url`, what, mend: 'use the mock systems, or mode: production', name: NAME },
      ];
    }),
  ];
}
