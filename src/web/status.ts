/** How the gateway and its sources are: a page for people, JSON for programs. It needs nothing from anywhere else. */
import { createHash } from 'node:crypto';
import { escapeUTF8 } from 'entities/escape';
import type { MessageLanguage, Text } from '../messages.ts';

export interface Status {
  readonly mode: string;
  readonly state: 'ready' | 'draining';
  /** Exceptions that the configuration lists. */
  readonly insecure: readonly string[];
  readonly sources: readonly SourceStatus[];
}

export interface SourceStatus {
  /** As in the configuration, e.g. `driving-licence`. */
  readonly id: string;
  readonly name: Text;
  readonly served: boolean;
  /** How long one call may take; null when the source is not served. */
  readonly timeoutMs: number | null;
}

export interface StatusPage {
  readonly type: string;
  /** Header fields that this very body needs. */
  readonly security: Readonly<Record<string, string>>;
  readonly body: string;
}

const words = {
  title: { vi: 'Trạng thái cổng liên thông', en: 'State of the gateway' },
  ready: { vi: 'Đang nhận yêu cầu', en: 'Takes requests' },
  draining: { vi: 'Đang dừng, không nhận yêu cầu mới', en: 'Is stopping and takes no new requests' },
  source: { vi: 'Nguồn dữ liệu', en: 'Source' },
  served: { vi: 'Khai thác', en: 'Served' },
  timeout: { vi: 'Thời gian chờ', en: 'Timeout' },
  insecure: { vi: 'Ngoại lệ an toàn theo cấu hình', en: 'Exceptions from safety, by configuration' },
  yes: { vi: 'có', en: 'yes' },
  no: { vi: 'không', en: 'no' },
} satisfies Record<string, Text>;

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
  const sources = status.sources.map((source) => ({ ...source, name: source.name[language] }));
  return {
    type: 'application/json; charset=utf-8',
    security: {},
    body: `${JSON.stringify({ ...status, sources }, null, 2)}\n`,
  };
}

const style = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #ccc; }
`;

const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`;

function page({ mode, state, insecure, sources }: Status, language: MessageLanguage): string {
  const say = (word: keyof typeof words) => escapeUTF8(words[word][language]);
  const rows = sources.map(({ id, name, served, timeoutMs }) => {
    const cells = [
      `${escapeUTF8(name[language])} (<code>${escapeUTF8(id)}</code>)`,
      say(served ? 'yes' : 'no'),
      timeoutMs === null ? '–' : `${timeoutMs} ms`,
    ];
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  const exceptions = insecure.map((name) => `<code>${escapeUTF8(name)}</code>`).join(', ');
  const heads = (['source', 'served', 'timeout'] as const).map((word) => `<th scope="col">${say(word)}</th>`);
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${say('title')}</title>
    <style>${style}</style>
  </head>
  <body>
    <h1>${say('title')}</h1>
    <p>${say(state)} · <code>${escapeUTF8(mode === 'rehearsal' ? 'REHEARSAL' : mode)}</code></p>${exceptions && `\n    <p>${say('insecure')}: ${exceptions}</p>`}
    <table>
      <thead><tr>${heads.join('')}</tr></thead>
      <tbody>
        ${rows.join('\n        ')}
      </tbody>
    </table>
  </body>
</html>
`;
}
