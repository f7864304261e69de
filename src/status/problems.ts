/** Problems for operators, in sentences with the fault, its age and its reason. */
import { failureTexts, type MessageLanguage, type Text } from '../messages.ts';
import type { FailureStatus, Problem, SourceStatus, Status } from './shape.ts';

type Facts = Pick<Status, 'workers' | 'sources' | 'cache' | 'audit' | 'certificate' | 'issuers'>;

/** A certificate with fewer days left is a problem. */
const FEW_DAYS = 14;

/** Meanings of codes of connections and TLS. */
const MEANINGS: Readonly<Record<string, Text>> = {
  ECONNREFUSED: { vi: 'không có dịch vụ nào ở địa chỉ đó', en: 'nothing listens at the address' },
  ECONNRESET: { vi: 'kết nối bị ngắt giữa chừng', en: 'the connection was reset' },
  UND_ERR_SOCKET: { vi: 'kết nối bị ngắt giữa chừng', en: 'the connection was closed' },
  ENOTFOUND: { vi: 'tên máy chủ không có trong DNS', en: 'DNS does not know the name' },
  EAI_AGAIN: { vi: 'DNS không trả lời', en: 'DNS does not answer' },
  EHOSTUNREACH: { vi: 'không có đường mạng tới máy chủ', en: 'no route leads to the host' },
  ENETUNREACH: { vi: 'không có đường mạng tới máy chủ', en: 'no route leads to the network' },
  ETIMEDOUT: { vi: 'máy chủ không trả lời kết nối', en: 'the host does not answer connections' },
  CERT_HAS_EXPIRED: { vi: 'chứng thư của nguồn đã hết hạn', en: 'its certificate has expired' },
  CERT_NOT_YET_VALID: { vi: 'chứng thư của nguồn chưa có hiệu lực', en: 'its certificate is not valid yet' },
  DEPTH_ZERO_SELF_SIGNED_CERT: { vi: 'chứng thư tự ký', en: 'its certificate is self-signed' },
  SELF_SIGNED_CERT_IN_CHAIN: {
    vi: 'không tin cậy bên cấp chứng thư',
    en: 'the authority of its certificate is not trusted',
  },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: {
    vi: 'không tin cậy bên cấp chứng thư',
    en: 'the authority of its certificate is not trusted',
  },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    vi: 'chứng thư cấp cho tên khác',
    en: 'its certificate is for another name',
  },
};

export function problemsOf(facts: Facts, language: MessageLanguage): readonly Problem[] {
  const { workers, sources, cache, audit, certificate, issuers } = facts;
  const vi = language === 'vi';
  const problems: Problem[] = [];
  const add = (isSo: boolean, about: string, text: Text) => {
    if (isSo) problems.push({ about, message: text[language] });
  };
  for (const source of sources) {
    const message = sourceProblem(source, language);
    if (message !== undefined) problems.push({ about: `source ${source.id}`, message });
  }
  add(!audit.available, 'audit', {
    vi: `Không ghi được nhật ký truy cập (${audit.why}), nên không trả dữ liệu nào.`,
    en: `The audit log takes no entries (${audit.why}), so nothing is disclosed.`,
  });
  const { journal } = audit;
  if (journal && journal.waiting > 0) {
    const age = span(journal.oldestSeconds ?? 0, language);
    add(true, 'audit', {
      vi: `Cơ sở dữ liệu nhật ký không trả lời hoặc chậm: ${journal.waiting} lần ghi chờ trong sổ tạm, lâu nhất ${age}.`,
      en: `The audit database is away or late: ${journal.waiting} commits wait in the journal, the oldest for ${age}.`,
    });
  }
  const { redis } = cache;
  add(redis.configured && !redis.up, 'redis', {
    vi: 'Redis không trả lời: mọi câu hỏi đều tới nguồn dữ liệu.',
    en: 'Redis does not answer: every question goes to its source.',
  });
  add(workers.up < workers.wanted, 'workers', {
    vi: `Chỉ ${workers.up} trong ${workers.wanted} tiến trình đang nhận yêu cầu.`,
    en: `Only ${workers.up} of ${workers.wanted} workers take requests.`,
  });
  if (certificate && certificate.daysLeft < FEW_DAYS) {
    const { endsAt, daysLeft } = certificate;
    const isOver = daysLeft < 0;
    add(true, 'certificate', {
      vi: `Chứng thư của cổng ${isOver ? 'đã hết hạn' : 'sắp hết hạn'}: ${endsAt}.`,
      en: `The certificate of the gateway ${isOver ? 'has ended' : 'ends soon'}: ${endsAt}.`,
    });
  }
  for (const { issuer, keys, keysFetched, fault } of issuers) {
    if (fault === null) continue;
    const known = keysFetched ? (vi ? 'khóa cũ vẫn dùng được' : 'older keys go on serving') : undefined;
    const none = vi ? 'không xác thực được mã truy cập nào của bên này' : 'none of its tokens can be checked';
    add(true, 'issuer', {
      vi: `Không lấy được khóa của ${issuer} (${fault}); ${(keys > 0 && known) || none}.`,
      en: `The keys of ${issuer} cannot be fetched (${fault}); ${(keys > 0 && known) || none}.`,
    });
  }
  return problems;
}

function sourceProblem(source: SourceStatus, language: MessageLanguage): string | undefined {
  const { name, id, state, lastFailure, lastSuccess, recent } = source;
  if (state !== 'AWAY' && state !== 'DEGRADED') return undefined;
  const vi = language === 'vi';
  const is =
    state === 'AWAY' ? (vi ? 'không hoạt động' : 'is away') : vi ? 'hoạt động không ổn định' : 'is degraded';
  const head = `${name} (${id}) ${is}`;
  if (!lastFailure) {
    return vi
      ? `${head}: bên gọi bỏ đi trước khi nguồn trả lời (${recent?.abandoned ?? 0} lần).`
      : `${head}: callers left before it answered (${recent?.abandoned ?? 0} calls).`;
  }
  const { ageSeconds, inARow } = lastFailure;
  const age = span(ageSeconds, language);
  const success = lastSuccess && span(lastSuccess.ageSeconds, language);
  const parts = vi
    ? [
        `${head}: ${reasonOf(lastFailure, language)}, ${age} trước`,
        inARow > 0 ? `${inARow} lần gọi liên tiếp` : shareOf(recent, language),
        success === null
          ? 'chưa lần nào thành công từ khi khởi động'
          : `lần thành công gần nhất ${success} trước`,
      ]
    : [
        `${head}: ${reasonOf(lastFailure, language)}, ${age} ago`,
        inARow > 0 ? `${inARow} ${inARow === 1 ? 'call' : 'calls in a row'}` : shareOf(recent, language),
        success === null ? 'no success since the start' : `last success ${success} ago`,
      ];
  return `${parts.join('; ')}.`;
}

/** The failure in words, with the codes by which it can be looked up. */
export function reasonOf(
  { code, sourceCode, detail }: Pick<FailureStatus, 'code' | 'sourceCode' | 'detail'>,
  language: MessageLanguage,
): string {
  const meaning = detail === undefined ? undefined : MEANINGS[detail]?.[language];
  const said = [sourceCode, detail === undefined || meaning === undefined ? detail : `${detail}, ${meaning}`];
  const codes = [code, ...said].filter((one) => one !== undefined);
  return `${failureTexts[code][language].replace(/\.$/, '')} (${codes.join(': ')})`;
}

function shareOf(recent: SourceStatus['recent'], language: MessageLanguage): string {
  const { failed = 0, calls = 0, seconds = 0 } = recent ?? {};
  return language === 'vi'
    ? `${failed} trong ${calls} lần gọi thất bại trong ${seconds / 60} phút qua`
    : `${failed} of ${calls} calls failed in the last ${seconds / 60} minutes`;
}

const UNITS = [
  { seconds: 86_400, vi: 'ngày', en: 'd' },
  { seconds: 3600, vi: 'giờ', en: 'h' },
  { seconds: 60, vi: 'phút', en: 'min' },
  { seconds: 1, vi: 'giây', en: 's' },
] as const;

/** A duration in its largest unit. */
export function span(seconds: number, language: MessageLanguage): string {
  const unit = UNITS.find((one) => seconds >= one.seconds) ?? UNITS[3];
  return `${Math.floor(seconds / unit.seconds)} ${unit[language]}`;
}
