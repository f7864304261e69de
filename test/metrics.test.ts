/** The names and the form of `/metrics`, on which dashboards and alerts of operators rest. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Running } from './kit/running.ts';

const METRICS = [
  'process_cpu_user_seconds_total counter',
  'process_cpu_system_seconds_total counter',
  'process_cpu_seconds_total counter',
  'process_start_time_seconds gauge',
  'process_resident_memory_bytes gauge',
  'process_virtual_memory_bytes gauge',
  'process_heap_bytes gauge',
  'process_open_fds gauge',
  'process_max_fds gauge',
  'nodejs_eventloop_lag_seconds gauge',
  'nodejs_eventloop_lag_min_seconds gauge',
  'nodejs_eventloop_lag_max_seconds gauge',
  'nodejs_eventloop_lag_mean_seconds gauge',
  'nodejs_eventloop_lag_stddev_seconds gauge',
  'nodejs_eventloop_lag_p50_seconds gauge',
  'nodejs_eventloop_lag_p90_seconds gauge',
  'nodejs_eventloop_lag_p99_seconds gauge',
  'nodejs_active_resources gauge',
  'nodejs_active_resources_total gauge',
  'nodejs_active_handles gauge',
  'nodejs_active_handles_total gauge',
  'nodejs_active_requests gauge',
  'nodejs_active_requests_total gauge',
  'nodejs_heap_size_total_bytes gauge',
  'nodejs_heap_size_used_bytes gauge',
  'nodejs_external_memory_bytes gauge',
  'nodejs_heap_space_size_total_bytes gauge',
  'nodejs_heap_space_size_used_bytes gauge',
  'nodejs_heap_space_size_available_bytes gauge',
  'nodejs_version_info gauge',
  'nodejs_gc_duration_seconds histogram',
  'lienthong_source_call_duration_seconds histogram',
  'lienthong_unread_values_total counter',
  'lienthong_refusals_total counter',
  'lienthong_security_events_total counter',
  'lienthong_shared_capacity gauge',
  'lienthong_shared_used gauge',
  'lienthong_shared_denied gauge',
  'lienthong_source_calls_in_flight gauge',
  'lienthong_source_calls_queued gauge',
  'lienthong_source_breaker_state gauge',
  'lienthong_source_codes_dropped gauge',
  'lienthong_cache_reads_total counter',
  'lienthong_events gauge',
  'lienthong_audit_available gauge',
  'lienthong_audit_entries gauge',
  'lienthong_audit_commits gauge',
  'lienthong_audit_queued gauge',
  'lienthong_audit_journalled gauge',
  'lienthong_cache_memory_bytes gauge',
];

let running: Running;
beforeAll(async () => {
  running = await Running.start();
});
afterAll(() => running.stop());

test('each metric keeps its name and type', async () => {
  const response = await fetch(`${running.gateway.url}/metrics`);
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const text = await response.text();
  const types = text.matchAll(/^# TYPE (.+)$/gm).map(([, type]) => type);
  expect([...types]).toEqual(METRICS);
  const line =
    /^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? (-?[\d.]+(e[+-]\d+)?|Nan|\+Inf))$/;
  expect(text.split('\n').filter((one) => one !== '' && !line.test(one))).toEqual([]);
});
