/** Starts processes that write to the audit log. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { AuditProcessOptions } from './audit-process.ts';

export interface AuditProcess {
  /** The name of its chain. */
  readonly writer: string;
  /** Dies at once. */
  kill(this: void): Promise<void>;
}

/** Resolves when everything that it posts is durable. */
export async function startAuditProcess(options: AuditProcessOptions): Promise<AuditProcess> {
  const script = join(import.meta.dirname, 'audit-process.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let writer: string | undefined;
  for await (const line of createInterface(child.stdout)) {
    writer = line;
    break;
  }
  if (writer === undefined) throw new Error('The process ended before everything was durable.');
  return {
    writer,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
