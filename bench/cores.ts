/**
 * CPU affinity: contenders on one core, this process with clients and mocks on another, or all of them on any
 * core.
 */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import process from 'node:process';

/** Read before this process restricts its own affinity. */
export const CORES = availableParallelism();
export const CONTENDER_CORE = 0;
const OWN_CORE = 1;

/** Whether this machine supports CPU affinity. */
export const canPin = CORES > 1 && spawnSync('taskset', ['--version']).status === 0;

/**
 * Keeps this process and its future children off the contenders' core, or allows all cores. Does nothing
 * without CPU affinity.
 */
export function keepApart(isApart: boolean): void {
  const cores = isApart ? String(OWN_CORE) : `0-${CORES - 1}`;
  spawnSync('taskset', ['--all-tasks', '--pid', '--cpu-list', cores, String(process.pid)]);
}
