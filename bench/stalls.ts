// Loaded into a gateway beside its own code (`node --import`): on SIGUSR2 it prints how long its event loop was held up at most since
// the signal before, in milliseconds, and for which share of the time it was at work.
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let since = performance.eventLoopUtilization();
  process.on('SIGUSR2', () => {
    const { utilization } = performance.eventLoopUtilization(since);
    since = performance.eventLoopUtilization();
    const stalls = {
      longest: delay.max / 1e6,
      p99: delay.percentile(99) / 1e6,
      utilization,
    };
    delay.reset();
    process.stderr.write(`stalls ${JSON.stringify(stalls)}\n`);
  });
}
