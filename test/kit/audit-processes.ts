/** Starts processes that write to the audit log. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { AuditProcessOptions } from './audit-process.ts';

export interface AuditProcess {
  /** The name of its chain. */
  readonly writer: string;
  /** How many of its postings were durable when it printed what was waited for. */
  readonly durable: number;
  /** Dies at once. */
  kill(this: void): Promise<void>;
}

/**
 * @param until what it prints before this resolves: that everything is durable, or why nothing is any more
 * @param blocks how large its files may become, in units of the shell; as on a full disk, more is refused
 */
export async function startAuditProcess(
  options: AuditProcessOptions,
  until = 'durable',
  blocks?: number,
): Promise<AuditProcess> {
  const command = [process.execPath, join(import.meta.dirname, 'audit-process.ts'), JSON.stringify(options)];
  const limited = ['sh', '-c', `trap '' XFSZ; ulimit -f ${blocks}; exec "$@"`, 'sh', ...command];
  const [program = '', ...args] = blocks === undefined ? command : limited;
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  let writer: string | undefined;
  for await (const line of createInterface(child.stdout)) {
    writer ??= line;
    if (!line.startsWith(`${until} `)) continue;
    return {
      writer,
      durable: Number(line.split(' ').at(-1)),
      kill: async () => {
        child.kill('SIGKILL');
        await exited;
      },
    };
  }
  throw new Error(`The process ended before it was ${until}.`);
}
