/** Metrics of GraphQL requests. Only registered operations have a name. */
import type { ServerResponse } from 'node:http';
import { Counter, Gauge, Histogram, type Registry } from '@prometheus-io/client';
import type { Completeness } from '../generated/enums.ts';
import { VERSION } from '../lib/version.ts';

/** Operations that are not registered, and requests that name none. */
export const OTHER_OPERATION = 'other';

/** Status in the logs of proxies for a client that disconnected before the answer. */
const CLIENT_GONE = '499';

/** A request in progress. */
export interface MeasuredRequest {
  /** Set once it is known. */
  operation: string;
}

export class RequestMetrics {
  readonly #requests: Counter<'operation' | 'status'>;
  readonly #durations: Histogram<'operation'>;
  readonly #citizens: Counter<'operation' | 'completeness'>;
  readonly #auditWaits: Histogram;

  constructor(registers: Registry[]) {
    this.#requests = new Counter({
      name: 'lienthong_requests_total',
      help: 'GraphQL requests by registered operation and HTTP status; 499 where the client has gone before the answer.',
      labelNames: ['operation', 'status'],
      registers,
    });
    this.#durations = new Histogram({
      name: 'lienthong_request_duration_seconds',
      help: 'Time from the head of a GraphQL request to the end of its answer, by registered operation.',
      labelNames: ['operation'],
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    });
    this.#citizens = new Counter({
      name: 'lienthong_citizens_total',
      help: 'Citizens asked about, by registered operation and completeness: complete, partial, none.',
      labelNames: ['operation', 'completeness'],
      registers,
    });
    this.#auditWaits = new Histogram({
      name: 'lienthong_audit_wait_seconds',
      help: 'Time that answers were ready and waited for their audit entries to be durable.',
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    });
  }

  /** Called when the head of a request has arrived. */
  begin(response: ServerResponse): MeasuredRequest {
    const request: MeasuredRequest = { operation: OTHER_OPERATION };
    const start = performance.now();
    response.once('close', () => {
      const { operation } = request;
      const status = response.writableFinished ? String(response.statusCode) : CLIENT_GONE;
      this.#requests.inc({ operation, status });
      this.#durations.observe({ operation }, (performance.now() - start) / 1000);
    });
    return request;
  }

  citizen(operation: string, completeness: Completeness): void {
    this.#citizens.inc({ operation, completeness: completeness.toLowerCase() });
  }

  auditWaited(milliseconds: number): void {
    this.#auditWaits.observe(milliseconds / 1000);
  }
}

export function describeBuild(registers: Registry[], mode: string): void {
  const info: Gauge<'version' | 'node' | 'mode'> = new Gauge({
    name: 'lienthong_build_info',
    help: 'Always 1; the labels tell version, version of Node.js and mode.',
    labelNames: ['version', 'node', 'mode'],
    aggregator: 'first',
    registers,
  });
  info.set({ version: VERSION, node: process.version, mode }, 1);
}
