/**
 * Exceptions by name. A mode refuses a finding unless the configuration lists the finding's name under
 * `insecure`; `config check`, the log at the start and /status repeat the listed names.
 */

/** The names, each with the case that it allows. docs/transport.md lists them. */
export const EXCEPTION_MEANINGS = {
  SOURCE_WITHOUT_TLS: 'requests to a source on another machine use http',
  DATABASE_WITHOUT_TLS:
    'PostgreSQL on another machine is reached without TLS, or without verifying its certificate',
  REDIS_WITHOUT_TLS: 'Redis on another machine is reached without TLS',
  ISSUER_KEYS_WITHOUT_TLS: 'keys of an issuer are fetched over http',
  CERTIFICATES_UNCHECKED: 'Node.js verifies no certificate (NODE_TLS_REJECT_UNAUTHORIZED=0)',
  TLS_ENDS_BEFORE: 'callers are answered without TLS on an address of the network, for a proxy that ends it',
  OPERATIONS_EVERYWHERE: 'operators are served on every address or a public one',
  PROXIES_WIDE: 'X-Forwarded-For is trusted from a large network, or from several that are large together',
  WORKERS_WITHOUT_REDIS:
    'several workers share refusals, waits and rates in the memory of the primary process alone',
  KEYS_EQUAL: 'one key serves several uses',
  KEYS_GUESSABLE: 'a key does not look as if it were made at random',
  OPERATIONS_UNREGISTERED: 'applications run unregistered operations (trustedOperations.mode: off)',
  EXAMPLE_PURPOSES: 'purposes name service accounts or service codes that are published in this project',
  DEVELOPMENT_OFF_THIS_MACHINE:
    'development mode, which issues demo tokens, listens to or queries other machines',
} as const;

export type ExceptionName = keyof typeof EXCEPTION_MEANINGS;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the very object that the type is made of
export const EXCEPTIONS = Object.keys(EXCEPTION_MEANINGS) as readonly ExceptionName[];

/** A refusal of a mode. */
export interface Finding {
  /** Path in the configuration, e.g. `sources.population.url`. */
  readonly path: string;
  readonly what: string;
  /** The step that removes the finding. */
  readonly mend: string;
  /** The exception that allows it; none for a finding without one. */
  readonly name?: ExceptionName;
}

/** Findings without a listed exception, one line each. */
export function faultsOf(findings: readonly Finding[], insecure: readonly string[]): readonly string[] {
  return findings
    .filter(({ name }) => name === undefined || !insecure.includes(name))
    .map(
      ({ path, what, mend, name }) =>
        `${path}: ${what} — ${mend}${name === undefined ? '' : ` (or name ${name} under insecure)`}`,
    );
}

/** Listed names that no finding has. */
export function unneeded(findings: readonly Finding[], insecure: readonly string[]): readonly string[] {
  return insecure.filter((listed) => !findings.some(({ name }) => name === listed));
}
