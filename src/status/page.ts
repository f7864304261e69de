/** Status of the gateway: a self-contained page for people, JSON for programs. */
import { createHash } from 'node:crypto';
import { escapeUTF8 } from 'entities/escape';
import { reasonOf, span } from './problems.ts';
import type { Moment, SourceStatus, Status } from './shape.ts';
import type { MessageLanguage, Text } from '../messages.ts';

export interface StatusPage {
  readonly type: string;
  /** Header fields that the body needs. */
  readonly security: Readonly<Record<string, string>>;
  readonly body: string;
}

const words = {
  title: { vi: 'Trạng thái cổng liên thông', en: 'State of the gateway' },
  ready: { vi: 'Đang nhận yêu cầu', en: 'Takes requests' },
  degraded: { vi: 'Đang nhận yêu cầu, có sự cố', en: 'Takes requests, with problems' },
  unavailable: { vi: 'Không trả dữ liệu', en: 'Discloses nothing' },
  draining: { vi: 'Đang dừng, không nhận yêu cầu mới', en: 'Is stopping and takes no new requests' },
  problems: { vi: 'Sự cố', en: 'Problems' },
  sources: { vi: 'Nguồn dữ liệu', en: 'Sources' },
  source: { vi: 'Nguồn', en: 'Source' },
  state: { vi: 'Trạng thái', en: 'State' },
  success: { vi: 'Thành công gần nhất', en: 'Last success' },
  failure: { vi: 'Thất bại gần nhất', en: 'Last failure' },
  failed: { vi: 'Thất bại 5 phút qua', en: 'Failed, last 5 min' },
  latency: { vi: 'Thời gian trả lời p50 / p95', en: 'Latency p50 / p95' },
  timeout: { vi: 'Thời gian chờ', en: 'Timeout' },
  breaker: { vi: 'Ngắt mạch', en: 'Breaker' },
  READY: { vi: 'hoạt động', en: 'ready' },
  DEGRADED: { vi: 'không ổn định', en: 'degraded' },
  AWAY: { vi: 'không hoạt động', en: 'away' },
  UNKNOWN: { vi: 'chưa hỏi lần nào', en: 'not asked yet' },
  NOT_CONFIGURED: { vi: 'không khai thác', en: 'not configured' },
  ago: { vi: 'trước', en: 'ago' },
  never: { vi: 'chưa có', en: 'none' },
  gateway: { vi: 'Cổng', en: 'Gateway' },
  insecure: { vi: 'Ngoại lệ an toàn theo cấu hình', en: 'Exceptions from safety, by configuration' },
  version: { vi: 'Phiên bản', en: 'Version' },
  uptime: { vi: 'Đã chạy', en: 'Up for' },
  workers: { vi: 'Tiến trình', en: 'Workers' },
  audit: { vi: 'Nhật ký truy cập', en: 'Audit log' },
  waiting: { vi: 'mục chờ ghi', en: 'entries wait' },
  journal: { vi: 'lần ghi trong sổ tạm', en: 'commits in the journal' },
  lastCommit: { vi: 'ghi gần nhất', en: 'last commit' },
  takes: { vi: 'ghi được', en: 'takes entries' },
  takesNone: { vi: 'không ghi được', en: 'takes no entries' },
  cache: { vi: 'Bộ nhớ đệm', en: 'Cache' },
  up: { vi: 'trả lời', en: 'answers' },
  down: { vi: 'không trả lời', en: 'does not answer' },
  noRedis: { vi: 'không dùng Redis', en: 'no Redis' },
  certificate: { vi: 'Chứng thư TLS', en: 'TLS certificate' },
  until: { vi: 'đến', en: 'until' },
  days: { vi: 'ngày', en: 'days' },
  noTls: { vi: 'không dùng TLS', en: 'no TLS' },
  keys: { vi: 'Khóa', en: 'Keys' },
  since: { vi: 'từ', en: 'since' },
  issuers: { vi: 'Bên cấp mã truy cập', en: 'Issuers' },
  keysOf: { vi: 'khóa', en: 'keys' },
  notFetched: { vi: 'chưa lấy khóa', en: 'keys not fetched yet' },
} satisfies Record<string, Text>;

type Word = keyof typeof words;

export function statusPage(
  status: Status,
  { asPage, language }: { readonly asPage: boolean; readonly language: MessageLanguage },
): StatusPage {
  if (asPage) {
    const policy = `default-src 'none'; style-src '${styleHash}'; base-uri 'none'; frame-ancestors 'none'`;
    return {
      type: 'text/html; charset=utf-8',
      security: { 'content-security-policy': policy },
      body: page(status, language),
    };
  }
  return {
    type: 'application/json; charset=utf-8',
    security: {},
    body: `${JSON.stringify(status, null, 2)}\n`,
  };
}

const style = `
body { font: 15px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 1.5rem auto; padding: 0 1rem; color: #1a1a1a; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #d0d0d0; }
th { font-weight: 600; }
tbody th { font-weight: 400; }
small { color: #555; display: block; }
ul.problems { margin: 0; padding: .6rem .8rem .6rem 2rem; background: #fdecea; border-left: 4px solid #b3261e; }
.badge { display: inline-block; padding: .05rem .55rem; border-radius: 1rem; white-space: nowrap; background: #e4e4e4; }
.good { background: #d7f0dc; }
.poor { background: #ffe9b8; }
.bad { background: #f8c9c5; }
dl { display: grid; grid-template-columns: 14rem 1fr; gap: .3rem 1rem; margin: 0; }
dt { font-weight: 600; }
dd { margin: 0; }
`;

const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`;

/** The page reloads itself after this time. */
const REFRESH_SECONDS = 10;

const BADGES: Readonly<Record<SourceStatus['state'] | Status['state'], string>> = {
  READY: 'good',
  DEGRADED: 'poor',
  AWAY: 'bad',
  UNKNOWN: '',
  NOT_CONFIGURED: '',
  ready: 'good',
  degraded: 'poor',
  unavailable: 'bad',
  draining: 'poor',
};

function page(status: Status, language: MessageLanguage): string {
  const { state, mode, problems, sources } = status;
  const say = (word: Word) => escapeUTF8(words[word][language]);
  const listed = problems.map(({ message }) => `<li>${escapeUTF8(message)}</li>`);
  const heads = ['source', 'state', 'success', 'failure', 'failed', 'latency', 'timeout', 'breaker'] as const;
  const rows = sources.map((source) => sourceRow(source, language));
  const facts = factsOf(status, language).map(([term, text]) => `<dt>${term}</dt><dd>${text}</dd>`);
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="refresh" content="${REFRESH_SECONDS}">
    <title>${say('title')}</title>
    <style>${style}</style>
  </head>
  <body>
    <h1>${say('title')}</h1>
    <p>${badge(BADGES[state], say(state))} <code>${escapeUTF8(mode === 'rehearsal' ? 'REHEARSAL' : mode)}</code></p>
    ${listed.length === 0 ? '' : `<h2>${say('problems')}</h2>\n    <ul class="problems">${listed.join('')}</ul>`}
    <h2>${say('sources')}</h2>
    <table>
      <thead><tr>${heads.map((word) => `<th scope="col">${say(word)}</th>`).join('')}</tr></thead>
      <tbody>
        ${rows.join('\n        ')}
      </tbody>
    </table>
    <h2>${say('gateway')}</h2>
    <dl>${facts.join('\n      ')}</dl>
  </body>
</html>
`;
}

function sourceRow(source: SourceStatus, language: MessageLanguage): string {
  const { id, name, state, address, timeoutMs, breaker, lastSuccess, lastFailure, recent } = source;
  const from = source.package;
  const say = (word: Word) => escapeUTF8(words[word][language]);
  const milliseconds = (value: number | null | undefined) =>
    typeof value === 'number' ? `${Math.round(value)}\u00A0ms` : '–';
  const where = address === null ? '' : `<small>${escapeUTF8(address)}</small>`;
  const brought =
    from === null
      ? ''
      : `<small title="${escapeUTF8(from.integrity)}">${escapeUTF8(`${from.name} ${from.version}`)}</small>`;
  const cells = [
    badge(BADGES[state], say(state)),
    lastSuccess ? ageOf(lastSuccess, language) : '–',
    lastFailure
      ? `${ageOf(lastFailure, language)}<small>${escapeUTF8(reasonOf(lastFailure, language))}</small>`
      : '–',
    recent && recent.calls > 0
      ? `${recent.failed} / ${recent.calls} (${Math.round((recent.failureRate ?? 0) * 100)}\u00A0%)`
      : '–',
    recent?.p50Ms === null || !recent ? '–' : `${milliseconds(recent.p50Ms)} / ${milliseconds(recent.p95Ms)}`,
    milliseconds(timeoutMs),
    breaker === null ? '–' : `<code>${breaker}</code>`,
  ];
  return `<tr><th scope="row">${escapeUTF8(name)} <code>${escapeUTF8(id)}</code>${where}${brought}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

type Fact = readonly [term: string, text: string];

function factsOf(status: Status, language: MessageLanguage): readonly Fact[] {
  const { version, node, uptimeSeconds, insecure, workers, audit, cache, certificate, issuers, keys } =
    status;
  const say = (word: Word) => escapeUTF8(words[word][language]);
  const { journal } = audit;
  const lastCommit =
    audit.lastCommitAgeSeconds === null
      ? say('never')
      : `${span(audit.lastCommitAgeSeconds, language)} ${say('ago')}`;
  const facts: Fact[] = [
    [say('version'), `${escapeUTF8(version)} (Node.js ${escapeUTF8(node)})`],
    [say('uptime'), span(uptimeSeconds, language)],
    [say('insecure'), insecure.map((name) => `<code>${escapeUTF8(name)}</code>`).join(', ') || '–'],
    [say('workers'), `${workers.up} / ${workers.wanted}`],
    [
      say('audit'),
      [
        audit.store,
        audit.available ? say('takes') : `${say('takesNone')} (${escapeUTF8(audit.why ?? '')})`,
        `${audit.waiting} ${say('waiting')}`,
        ...(journal ? [`${journal.waiting} ${say('journal')}`] : []),
        `${say('lastCommit')}: ${lastCommit}`,
      ].join(' · '),
    ],
    [
      say('cache'),
      `${(cache.memoryBytes / 1_048_576).toFixed(1)} MB · ${cache.redis.configured ? `Redis ${say(cache.redis.up ? 'up' : 'down')}` : say('noRedis')}`,
    ],
    [
      say('certificate'),
      certificate
        ? `${say('until')} ${escapeUTF8(certificate.endsAt)} (${certificate.daysLeft} ${say('days')})`
        : say('noTls'),
    ],
  ];
  for (const { issuer, keys: count, keysFetched, fault } of issuers) {
    const fetched = keysFetched
      ? `${count} ${say('keysOf')}, ${ageOf(keysFetched, language)}`
      : say('notFetched');
    facts.push([
      `${say('issuers')} <small>${escapeUTF8(issuer)}</small>`,
      fault === null ? fetched : `${fetched} · ${escapeUTF8(fault)}`,
    ]);
  }
  const used = keys.map(({ use, id, source, since }) => {
    const day = since === null ? '' : ` ${say('since')} ${escapeUTF8(since.slice(0, 10))}`;
    return `${[use, source, id].flatMap((one) => (one === undefined ? [] : [`<code>${escapeUTF8(one)}</code>`])).join(' ')}${day}`;
  });
  facts.push([say('keys'), used.join('<br>')]);
  return facts;
}

function badge(className: string, text: string): string {
  return `<span class="badge ${className}">${text}</span>`;
}

function ageOf({ at, ageSeconds }: Moment, language: MessageLanguage): string {
  return `<time datetime="${at}" title="${at}">${span(ageSeconds, language)} ${words.ago[language]}</time>`;
}
