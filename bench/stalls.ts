/**
 * Measures stalls of a gateway's event loop; loaded beside its code (`node --import`). On SIGUSR2 it prints the
 * longest stretches of work of the main thread without a return to the event loop since the signal before, in
 * milliseconds of processor time, which leaves out what other processes take.
 */
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  let stretches: number[] = [];
  let before = 0;
  const used = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  // A timer that is due in each turn that is longer than a millisecond.
  setInterval(() => {
    const now = used();
    if (now - before > 1) stretches.push(now - before);
    before = now;
  }, 1).unref();
  process.on('SIGUSR2', () => {
    process.stderr.write(`stalls ${JSON.stringify(stretches.toSorted((a, b) => b - a))}\n`);
    stretches = [];
    before = used();
  });
}
