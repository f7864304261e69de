// Asks a target, a mock system or a sandbox, by the contract suite of one source, and tells for each operation whether it
// conforms, or how not:
// `npm run contract -- --target URL --source ID --credentials FILE`
// Ends with 0 when all conform, 1 when something does not, 2 when it was used wrongly.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { loadSources } from '../src/sources/all.ts';
import { Failure } from '../src/user-error.ts';
import { isObject } from './json-schema.ts';
import { readPlan } from './contract/plan.ts';
import { reportText } from './contract/report.ts';
import { runContract } from './contract/suite.ts';

const USAGE = 'Use it as: npm run contract -- --target URL --source ID --credentials FILE';

export interface Ended {
  readonly exitCode: 0 | 1 | 2;
  /** The report, or what was used wrongly. */
  readonly text: string;
}

/** @param environment where `${NAME}` references of the file are looked up */
export async function contract(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Ended> {
  try {
    const { target, id, file } = optionsIn(args);
    const sources = await loadSources();
    const source = sources.find((one) => one.id === id);
    if (!source) throw new Failure(`--source must be one of ${sources.map((one) => one.id).join(', ')}.`);
    const report = await runContract(await readPlan(file, source, target, environment));
    const title = `${source.name.en} (${source.id}) at ${target.href}`;
    return { exitCode: report.conforms ? 0 : 1, text: reportText(title, report) };
  } catch (error) {
    return { exitCode: 2, text: `${plainWords(error)}\n` };
  }
}

function optionsIn(args: readonly string[]) {
  const options = {
    target: { type: 'string' },
    source: { type: 'string' },
    credentials: { type: 'string' },
  } as const;
  const { target, source: id, credentials: file } = parseArgs({ args: [...args], options }).values;
  if (target === undefined || id === undefined || file === undefined) throw new Failure(USAGE);
  return { target: targetOf(target), id, file };
}

/** Anything beside host and path could be a secret, and would not be sent. */
function targetOf(text: string): URL {
  const url = URL.parse(text);
  const isPlain = url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}${url.pathname}`;
  if (!isPlain) {
    throw new Failure('--target must be an http or https address without user, query or fragment.');
  }
  return url;
}

/** What cannot be foreseen may quote what came in, so only its kind and place are told. */
function plainWords(error: unknown): string {
  if (error instanceof Failure) return error.message;
  if (isObject(error) && String(error['code']).startsWith('ERR_PARSE_ARGS')) return USAGE;
  if (!(error instanceof Error)) return 'Something unforeseen went wrong.';
  const places = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return [error.name, ...places].join('\n');
}

if (import.meta.main) {
  const { exitCode, text } = await contract(process.argv.slice(2), process.env);
  (exitCode === 2 ? process.stderr : process.stdout).write(text);
  process.exitCode = exitCode;
}
