/** A command that runs until it is stopped, with what it prints. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

export interface LongCommand {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exit: Promise<number | null>;
  /** Waits until the command has printed the text. @throws Error with the output when it ends before */
  readonly printed: (text: string) => Promise<void>;
}

/** @param program file that Node.js runs */
export function startCommand(
  program: string,
  args: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): LongCommand {
  const child = spawn(process.execPath, [program, ...args], { cwd, env });
  const endWithTests = () => void child.kill('SIGKILL');
  process.once('exit', endWithTests);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exit = once(child, 'close').then(() => {
    process.off('exit', endWithTests);
    return child.exitCode;
  });
  const printed = async (text: string) => {
    while (!output.includes(text) && child.exitCode === null) await sleep(50);
    if (!output.includes(text)) throw new Error(`“${text}” was not printed:\n${output}`);
  };
  return { child, output: () => output, exit, printed };
}
