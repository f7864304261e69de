/** Options of `lienthong keys …`. A command loads its modules when it runs. */
import type { CliCommand } from '../command-line.ts';
import type { ListOptions } from './list.ts';
import type { NewOptions } from './new.ts';
import type { PublicOptions } from './public.ts';

export function addKeys(program: CliCommand): void {
  const keys = program
    .command('keys')
    .summary('make keys, print their public halves, list those of a configuration')
    .description('make the keys of a gateway; a private key is never taken as an argument, nor printed again')
    .usage('COMMAND');
  keys
    .command('new')
    .description(
      'print new keys as variables of the environment, with the settings that take them: all that a gateway needs, or one',
    )
    .usage('[KIND] [--id ID]')
    .argument('[KIND]', 'audit, audit-signing, cache-sealing, cache-naming or events')
    .option(
      '--id <ID>',
      'name of the key where it has one; by default the date of today, which `keys list` reads',
    )
    .action(async (kind: string | undefined, options: NewOptions) =>
      (await import('./new.ts')).newKeys(kind, options),
    );
  keys
    .command('public')
    .description(
      'read a private key from standard input and print its public half as the setting takes it: audit.formerPublicKeys ' +
        'for the seed of audit.signingKey, sources.ID.events.keys for a key of events (PEM, JWK or JWKS)',
    )
    .usage('[--env NAME] [--kid ID] [--alg ALGORITHM]')
    .option(
      '--env <NAME>',
      'variable of the environment that holds the private key, in place of standard input',
    )
    .option('--kid <ID>', 'name of a key of events; by default its own, or its thumbprint')
    .option('--alg <ALGORITHM>', 'algorithm of a key of events; by default the usual one of its kind')
    .action(async (options: PublicOptions) => (await import('./public.ts')).publicKey(options));
  keys
    .command('list')
    .description(
      'list the keys and certificates of a configuration: kind, name, fingerprint, dates; no secret',
    )
    .usage('[--config FILE]')
    .option('--config <FILE>', 'configuration with the keys; else that of npm start')
    .action(async (options: ListOptions) => (await import('./list.ts')).listKeys(options));
}
