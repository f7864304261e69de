/**
 * Which cores processes run on: contenders on one, this process with clients and mocks on another, or all of them anywhere.
 */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import process from 'node:process';

/** Asked before this process keeps to fewer. */
export const CORES = availableParallelism();
export const CONTENDER_CORE = 0;
const OWN_CORE = 1;

/** Whether a process can be kept on one core here. */
export const canPin = CORES > 1 && spawnSync('taskset', ['--version']).status === 0;

/** Keeps this process, and what it starts from now on, off the contenders' core, or lets it run anywhere; only where it can pin. */
export function keepApart(isApart: boolean): void {
  const cores = isApart ? String(OWN_CORE) : `0-${CORES - 1}`;
  spawnSync('taskset', ['--all-tasks', '--pid', '--cpu-list', cores, String(process.pid)]);
}
