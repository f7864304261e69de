/** Metrics whose values are kept elsewhere and read on each scrape. */
import { Counter, Gauge, type Aggregator, type LabelValues, type Registry } from '@prometheus-io/client';

/** A null value is left out. */
type Figures = Iterable<readonly [labels: LabelValues<string>, value: number | null]>;

/** Registers a metric. */
export type Collect = (
  name: string,
  help: string,
  labelNames: readonly string[],
  read: () => Figures,
  /** Combines the values of several workers. */
  aggregator?: Aggregator,
) => void;

export function collected(registers: Registry[]): { readonly gauge: Collect; readonly total: Collect } {
  return {
    gauge: (name, help, labelNames, read, aggregator = 'sum') => {
      const gauge: Gauge<string> = new Gauge({
        name,
        help,
        labelNames,
        aggregator,
        registers,
        collect: () => {
          gauge.reset();
          for (const [labels, value] of read()) if (value !== null) gauge.set(labels, value);
        },
      });
    },
    /** A count since the start. Unlike a gauge, it does not fall when a worker is replaced. */
    total: (name, help, labelNames, read) => {
      const counter: Counter<string> = new Counter({
        name,
        help,
        labelNames,
        registers,
        collect: () => {
          counter.reset();
          for (const [labels, count] of read()) counter.inc(labels, count ?? 0);
        },
      });
    },
  };
}
