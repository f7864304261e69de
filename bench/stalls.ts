// Loaded into a gateway beside its own code (`node --import`): on SIGUSR2 it prints for how long its main thread worked at most without
// coming back to its event loop since the signal before, in milliseconds of processor time: what other processes on the machine
// take from it is not counted.
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
