/** Floors of src/ from the top down. Folders of one line do not import each other. docs/architecture.md draws them. */
export const FLOORS: readonly (readonly string[])[] = [
  ['index.ts', 'cli.ts'],
  ['cli'],
  ['workers'],
  ['gateway'],
  ['telemetry'],
  ['status'],
  ['config'],
  ['audit', 'events'],
  ['sources'],
  ['codes'],
  ['execution', 'access', 'ask'],
  ['http', 'transport'],
  ['graphql', 'cache', 'web', 'generated/wire'],
  ['ledger'],
  ['source-api'],
  ['generated/numbers.ts', 'generated/types.ts'],
  ['subject'],
  ['log'],
  ['fairness'],
  ['messages.ts'],
  ['generated/enums.ts'],
  ['lib'],
];

/** Files that belong to another folder than their own. */
export const BELONGING: ReadonlyMap<string, string> = new Map([['generated/resolvers.ts', 'gateway']]);

export interface Way {
  readonly name: string;
  /** Files below src/ in the order in which they take part. */
  readonly files: readonly string[];
  /** Most borders between folders that it may cross. */
  readonly most: number;
}

/** The ways of one request: of a subject from HTTP to the wire, of an intent from posting to disk. */
export const WAYS: readonly Way[] = [];
