/** The command line as somebody uses it, in a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  /** Its standard input. */
  readonly input?: string;
  readonly variables?: Readonly<Record<string, string>>;
  /** Where it is run; by default in the project. */
  readonly folder?: string;
  /** Whether whoever reads what it says leaves after the first of it. */
  readonly leaveEarly?: boolean;
}

export async function lienthong(
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const { input = '', variables = {}, folder = root, leaveEarly = false } = options;
  const child = spawn(process.execPath, [join(root, 'src/cli.ts'), ...args], {
    cwd: folder,
    // The usual port may be taken on this machine.
    env: { ...process.env, PORT: '0', ...variables },
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    said.stdout += chunk.toString();
    if (leaveEarly) child.stdout.destroy();
  });
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  child.stdin.end(input);
  await once(child, 'close');
  return { code: child.exitCode, ...said };
}
