/**
 * Texts of answers to callers, in Vietnamese and English, by code. A text may name an argument, a field of
 * the schema or a position, and never contains a value of the request.
 */
import type { SourceFailureCode } from './generated/enums.ts';

export type MessageLanguage = 'vi' | 'en';
export type Text = Readonly<Record<MessageLanguage, string>>;

/** Texts of `errors[].message` by `extensions.code`: errors of the request itself. */
export const requestErrors = {
  GRAPHQL_PARSE_FAILED: {
    vi: 'Không đọc được câu truy vấn GraphQL: sai cú pháp.',
    en: 'The GraphQL document has a syntax error.',
  },
  GRAPHQL_VALIDATION_FAILED: {
    vi: 'Câu truy vấn GraphQL không đúng với lược đồ.',
    en: 'The GraphQL document is not valid against the schema.',
  },
  QUERY_TOO_COSTLY: {
    vi: 'Câu truy vấn GraphQL vượt giới hạn',
    en: 'The GraphQL operation exceeds a limit',
  },
  RATE_LIMITED: {
    vi: 'Quá nhiều yêu cầu. Hãy thử lại sau số giây ghi trong Retry-After.',
    en: 'Too many requests. Retry after the seconds in Retry-After.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    vi: 'Không hỗ trợ câu truy vấn lưu sẵn.',
    en: 'Persisted queries are not supported.',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    vi: 'Không có câu truy vấn nào được đăng ký với mã này.',
    en: 'No operation is registered under this id.',
  },
  PERSISTED_QUERY_MISMATCH: {
    vi: 'Mã không phải là SHA-256 của câu truy vấn gửi kèm.',
    en: 'The id is not the SHA-256 of the operation sent with it.',
  },
  PERSISTED_QUERY_NOT_REGISTERED: {
    vi: 'Cổng này chỉ thực hiện các câu truy vấn đã đăng ký, và câu truy vấn này chưa đăng ký.',
    en: 'This gateway runs registered operations only; this one is not registered.',
  },
  BAD_USER_INPUT: {
    vi: 'Dữ liệu đầu vào không hợp lệ.',
    en: 'The input is invalid.',
  },
  UNAUTHENTICATED: {
    vi: 'Không xác thực được bên gửi: cần mã truy cập (access token) hoặc chữ ký còn hiệu lực.',
    en: 'Authentication required: send a valid access token or signature.',
  },
  ISSUER_UNAVAILABLE: {
    vi: 'Chưa lấy được khoá của nơi cấp mã truy cập nên chưa kiểm tra được mã. Hãy thử lại sau thời gian ghi ở Retry-After.',
    en: 'The keys of the token’s issuer are unavailable, so the token cannot be verified. Retry after the time in Retry-After.',
  },
  FORBIDDEN: {
    vi: 'Không được phép xem dữ liệu này.',
    en: 'The caller’s scopes or the purpose do not allow this field.',
  },
  PURPOSE_REQUIRED: {
    vi: 'Phải nêu mục đích (mã thủ tục) và hồ sơ của yêu cầu.',
    en: 'A purpose and a dossier are required: name both.',
  },
  PURPOSE_FORBIDDEN: {
    vi: 'Không được hỏi như vậy theo mục đích đã nêu.',
    en: 'The named purpose does not allow this request.',
  },
  EVENT_NOT_CARRIED_OUT: {
    vi: 'Chưa thực hiện được sự kiện. Hãy gửi lại đúng sự kiện này sau thời gian ghi ở Retry-After.',
    en: 'The event was not applied. Send the same event again after the time in Retry-After.',
  },
  AUDIT_UNAVAILABLE: {
    vi: 'Chưa ghi được nhật ký truy cập nên không thể trả dữ liệu. Hãy thử lại sau thời gian ghi ở Retry-After.',
    en: 'The audit log is unavailable, so no data is returned. Retry after the time in Retry-After.',
  },
  INTERNAL: {
    vi: 'Cổng liên thông gặp lỗi. Hãy thử lại và báo mã yêu cầu nếu lỗi còn.',
    en: 'The gateway failed. Retry, and report the request id if it fails again.',
  },
} satisfies Record<string, Text>;

export type RequestErrorCode = keyof typeof requestErrors;

/** Text of AUDIT_UNAVAILABLE for a search of the audit log. */
export const searchUnavailable: Text = {
  vi: 'Hiện chưa tìm được trong nhật ký truy cập: cơ sở dữ liệu nhật ký không trả lời kịp. Hãy thử lại sau.',
  en: 'The audit log cannot be searched: its database does not answer in time. Retry later.',
};

/** Names of the limits in `errors[].extensions.limit` of a `QUERY_TOO_COSTLY`. */
export const limitTexts = {
  tokens: { vi: 'độ dài câu truy vấn (số từ tố)', en: 'document length in tokens' },
  depth: { vi: 'số tầng lồng nhau', en: 'nesting depth' },
  selections: {
    vi: 'số trường, tính cả trường trong các phân đoạn mỗi lần dùng',
    en: 'number of fields, with those of a fragment at each use',
  },
  repeats: { vi: 'số lần một trường được ghi lại', en: 'repetitions of one field' },
  pairs: {
    vi: 'số cặp trường hoặc phân đoạn ở cùng một chỗ',
    en: 'pairs of fields or fragments at the same place',
  },
  rootFields: { vi: 'số trường ở tầng gốc', en: 'number of root fields' },
  aliases: { vi: 'số bí danh', en: 'number of aliases' },
  directives: { vi: 'số chỉ thị', en: 'number of directives' },
  variables: { vi: 'số biến', en: 'number of variables' },
  cost: { vi: 'chi phí ước tính', en: 'estimated cost' },
  searches: { vi: 'số lần tra cứu nhật ký', en: 'number of searches of the audit log' },
  citizens: { vi: 'số người được hỏi', en: 'number of people asked about' },
} satisfies Record<string, Text>;

export type LimitName = keyof typeof limitTexts;

/** Rules of `errors[].extensions.rule`; each text continues the name of an argument. */
export const inputRules = {
  REQUIRED: { vi: 'bắt buộc phải có', en: 'is required' },
  UNKNOWN_FIELD: { vi: 'không có trong lược đồ', en: 'is not in the schema' },
  DUPLICATE_FIELD: { vi: 'chỉ được ghi một lần', en: 'may be given only once' },
  SELECTION_MISSING: {
    vi: 'phải kèm các trường con trong dấu ngoặc nhọn',
    en: 'needs a selection of its own fields in braces',
  },
  SELECTION_UNFIT: { vi: 'không có trường con', en: 'has no fields of its own to select' },
  VARIABLE_UNDEFINED: {
    vi: 'là biến chưa được khai báo trong thao tác',
    en: 'is a variable that the operation does not declare',
  },
  VARIABLE_UNUSED: {
    vi: 'là biến được khai báo nhưng không dùng',
    en: 'is a variable that the operation declares and does not use',
  },
  TYPE: { vi: 'phải đúng kiểu đã khai báo trong lược đồ', en: 'must have the type that the schema declares' },
  TEXT: { vi: 'phải là chuỗi ký tự trong dấu ngoặc kép', en: 'must be a string in quotes' },
  IDENTITY_NUMBER_DIGITS: {
    vi: 'phải gồm 12 chữ số (số định danh cá nhân) hoặc 9 chữ số (số CMND)',
    en: 'must be 12 digits (personal identification number) or 9 digits (former identity card number)',
  },
  PARTIAL_DATE_FORM: {
    vi: 'phải có dạng YYYY, YYYY-MM hoặc YYYY-MM-DD',
    en: 'must have the form YYYY, YYYY-MM or YYYY-MM-DD',
  },
  CALENDAR_DATE: {
    vi: 'phải là ngày có trong lịch, từ năm 1800 đến năm 2399',
    en: 'must be a date that exists in the calendar, from 1800 to 2399',
  },
  DATE_TIME: {
    vi: 'phải là thời điểm theo RFC 3339, ví dụ 2026-01-31T08:15:30Z',
    en: 'must be an RFC 3339 time, such as 2026-01-31T08:15:30Z',
  },
  CURSOR: {
    vi: 'phải là endCursor của trang trước, gửi lại nguyên văn',
    en: 'must be the endCursor of the previous page, unchanged',
  },
  NOT_IN_FUTURE: { vi: 'không được ở tương lai', en: 'must not be in the future' },
  FULL_NAME_EMPTY: { vi: 'không được để trống', en: 'must not be empty' },
  FULL_NAME_LENGTH: { vi: 'không được dài quá 100 ký tự', en: 'must not be longer than 100 characters' },
  FULL_NAME_LETTERS: {
    vi: 'chỉ được gồm chữ cái La-tinh viết được bằng A đến Z, dấu cách, dấu chấm, gạch nối và dấu nháy',
    en: 'may contain only Latin letters that can be written in A to Z, blanks, dots, hyphens, apostrophes and quotation marks',
  },
  AT_MOST_100: { vi: 'không được quá 100 phần tử', en: 'must not have more than 100 items' },
  MAX_WAIT_MS: {
    vi: 'phải là số nguyên từ 100 đến 30000 (mili giây)',
    en: 'must be a whole number from 100 to 30000 (milliseconds)',
  },
  REPORT_COST: { vi: 'phải là 1', en: 'must be 1' },
  REQUIRE_PRODUCTION: { vi: 'phải là 1', en: 'must be 1' },
  NOT_PRODUCTION: {
    vi: 'cổng này không vận hành chính thức: đây là môi trường diễn tập hoặc phát triển',
    en: 'this gateway is not in production: it runs a rehearsal or development mode',
  },
  MAX_AGE: { vi: 'phải là số nguyên không âm (giây)', en: 'must be a whole number of seconds, 0 or more' },
  PURPOSE_FORM: {
    vi: 'phải là mã thủ tục dạng N.NNNNNN',
    en: 'must be a procedure code of the form N.NNNNNN',
  },
  PURPOSE_REGISTERED: {
    vi: 'phải là mục đích đã đăng ký tại cổng này',
    en: 'must be a purpose registered at this gateway',
  },
  PURPOSE_CALLER: {
    vi: 'phải là mục đích mà ứng dụng, cơ quan và cán bộ này được dùng',
    en: 'must be a purpose that this application, agency and officer may use',
  },
  PURPOSE_SUBJECTS: {
    vi: 'không cho phép hỏi về nhiều người như vậy trong một yêu cầu',
    en: 'does not allow this many people in one request',
  },
  DOSSIER_FORM: {
    vi: 'phải là mã hồ sơ dạng H29.101-260131-0001 hoặc H29.101-20260131-0000001, hoặc dạng đã cấu hình cho cơ quan; tối đa 64 ký tự',
    en: 'must be a dossier code of the form H29.101-260131-0001 or H29.101-20260131-0000001, or of a form configured for the agency; at most 64 characters',
  },
  JSON_OBJECT: {
    vi: 'phải là một đối tượng JSON (UTF-8)',
    en: 'must be one JSON object (UTF-8)',
  },
  JSON_CONTENT_TYPE: {
    vi: 'phải có Content-Type: application/json',
    en: 'must be sent with Content-Type: application/json',
  },
  CONTENT_ENCODING: {
    vi: 'phải là identity: nội dung không được nén',
    en: 'must be identity: the body must not be compressed',
  },
  CLOUDEVENT_CONTENT_TYPE: {
    vi: 'phải có Content-Type: application/cloudevents+json',
    en: 'must be sent with Content-Type: application/cloudevents+json',
  },
  SIGNATURE_FORM: {
    vi: 'phải là chữ ký JWS tách rời dạng <protected>..<signature>',
    en: 'must be a detached JWS of the form <protected>..<signature>',
  },
  SIGNATURE_HEADER: {
    vi: 'phần protected chỉ được gồm alg (thuật toán của khoá đã đăng ký), kid và typ',
    en: 'may have in its protected header only alg (the algorithm of the registered key), kid and typ',
  },
  SIGNATURE: {
    vi: 'phải là chữ ký của chính nội dung này bằng khoá đã đăng ký của nguồn dữ liệu',
    en: 'must be a signature of exactly this body by a registered key of a source',
  },
  EVENT_SPECVERSION: { vi: 'phải là 1.0', en: 'must be 1.0' },
  EVENT_TYPE: {
    vi: 'phải là loại sự kiện vn.lienthong.record.changed.v1',
    en: 'must be the event type vn.lienthong.record.changed.v1',
  },
  EVENT_SOURCE: {
    vi: 'phải là tên đã đăng ký của nguồn dữ liệu đã ký',
    en: 'must be the registered name of the source that signed',
  },
  EVENT_ID: {
    vi: 'phải gồm 1 đến 128 chữ cái không dấu, chữ số, dấu . _ : -, bắt đầu bằng chữ cái hoặc chữ số, và không chứa số định danh trong sự kiện',
    en: 'must be 1 to 128 letters, digits and . _ : - that begin with a letter or digit, and contain none of the identity numbers',
  },
  EVENT_TIME: {
    vi: 'phải là thời điểm theo RFC 3339, không lệch quá giới hạn so với hiện tại',
    en: 'must be an RFC 3339 time that is not further from now than the limit allows',
  },
  EVENT_DATA_CONTENT_TYPE: { vi: 'phải là application/json', en: 'must be application/json' },
  LIST_1_TO_100: { vi: 'phải là danh sách có 1 đến 100 phần tử', en: 'must be a list of 1 to 100 items' },
  BODY_SIZE: { vi: 'quá lớn', en: 'is too large' },
  QUERY_TEXT: {
    vi: 'phải là chuỗi ký tự, không rỗng',
    en: 'must be a string and not empty',
  },
  OBJECT: { vi: 'phải là một đối tượng', en: 'must be an object' },
  OPERATION_NAME: {
    vi: 'phải là tên của một thao tác trong câu truy vấn; bắt buộc khi có nhiều thao tác',
    en: 'must name an operation of the document, and is required when there are several',
  },
  ACCEPT: {
    vi: 'phải nhận application/graphql-response+json hoặc application/json',
    en: 'must accept application/graphql-response+json or application/json',
  },
  METHOD: { vi: 'phải là POST', en: 'must be POST' },
  PERSISTED_QUERY_FORM: {
    vi: 'phải gồm version 1 và sha256Hash là 64 chữ số thập lục phân viết thường',
    en: 'must have version 1 and a sha256Hash of 64 lower-case hexadecimal digits',
  },
  EDITION: {
    vi: 'phải là một phiên bản của danh mục này',
    en: 'must be an edition of this code list',
  },
  NO_EDITIONS: {
    vi: 'phải để trống: danh mục này không có phiên bản',
    en: 'must be left out: this code list has no editions',
  },
  SEARCH_LENGTH: { vi: 'không được dài quá 100 ký tự', en: 'must not be longer than 100 characters' },
  NOT_SUPPORTED: { vi: 'không được hỗ trợ', en: 'is not supported' },
  ENTITY: { vi: 'phải là Citizen', en: 'must be Citizen' },
  RESERVED_NAME: {
    vi: 'không được bắt đầu bằng hai dấu gạch dưới',
    en: 'must not begin with two underscores',
  },
  SCAN_EMPTY: {
    vi: 'không có nội dung nào: hãy quét lại thẻ',
    en: 'has no content: scan the card again',
  },
  SCAN_LENGTH: {
    vi: 'không được dài quá 3000 ký tự: hãy quét riêng từng thẻ',
    en: 'must not be longer than 3000 characters: scan one card at a time',
  },
  SCAN_CONTROL_CHARACTERS: {
    vi: 'có ký tự điều khiển bên trong một mục: hãy quét lại thẻ, hoặc nhập tay',
    en: 'has a control character inside a field: scan the card again, or type the data',
  },
  SCAN_HIDDEN_CHARACTERS: {
    vi: 'có ký tự ẩn hoặc ký tự đổi chiều chữ, điều không có trên thẻ: hãy quét chính thẻ, không chép văn bản',
    en: 'has characters that are invisible or change the direction of writing, which no card has: scan the card itself, do not paste text',
  },
  SCAN_MARKUP: {
    vi: 'có ký hiệu của mã lệnh hoặc trang web, điều không có trên thẻ: mã này không phải của thẻ, đừng dùng',
    en: 'has signs of program code or markup, which no card has: the code is not of a card, do not use it',
  },
  SCAN_LINK: {
    vi: 'là một đường dẫn, không phải nội dung của thẻ: đừng mở, hãy quét mã QR trên thẻ',
    en: 'is a link, not the content of a card: do not open it, scan the QR code on the card',
  },
  SCAN_NUMBER_ONLY: {
    vi: 'chỉ là một dãy số: hãy quét mã QR trên thẻ, hoặc nhập số, họ tên và ngày sinh',
    en: 'is only a number: scan the QR code on the card, or type number, name and date of birth',
  },
  SCAN_PASSPORT: {
    vi: 'là vùng đọc máy của hộ chiếu, chưa được hỗ trợ: hãy quét thẻ căn cước',
    en: 'is the machine-readable zone of a passport, which is not supported: scan the identity card',
  },
  SCAN_COVID_CODE: {
    vi: 'là mã QR phòng chống COVID-19, không phải của thẻ: hãy quét thẻ căn cước',
    en: 'is the QR code of a COVID-19 app, not of a card: scan the identity card',
  },
  SCAN_UNKNOWN: {
    vi: 'không phải là nội dung của loại thẻ nào đã biết: hãy quét mã QR trên thẻ căn cước, CCCD hoặc thẻ BHYT',
    en: 'is not the content of any known card: scan the QR code of an identity card or health insurance card',
  },
  SCAN_INCOMPLETE: {
    vi: 'chỉ có một phần nội dung của thẻ: hãy đặt con trỏ vào ô quét rồi quét lại',
    en: 'has only a part of the card: put the cursor in the field for scans and scan again',
  },
  SCAN_SEVERAL_CARDS: {
    vi: 'có nội dung của nhiều lần quét: hãy xoá ô quét rồi quét một thẻ',
    en: 'has the content of several scans: clear the field and scan one card',
  },
  SCAN_FORMAT_OFF: {
    vi: 'là loại thẻ mà cổng này chưa bật: hãy quét mã QR của thẻ khác, hoặc báo quản trị viên bật loại này trong cấu hình',
    en: 'is of a card format that this gateway has switched off: scan another card, or ask the administrator to switch it on in the configuration',
  },
  SCAN_INPUT_METHOD: {
    vi: 'bị bộ gõ tiếng Việt (Telex, VNI) làm sai: hãy tắt bộ gõ rồi quét lại',
    en: 'was changed by a Vietnamese input method (Telex, VNI): turn it off and scan again',
  },
  SCAN_KEYBOARD_LAYOUT: {
    vi: 'bị kiểu bàn phím làm sai chữ số hoặc dấu: hãy đổi bàn phím về English (US) rồi quét lại',
    en: 'has digits or signs changed by the keyboard layout: switch the keyboard to English (US) and scan again',
  },
  SCAN_CODE_PAGE: {
    vi: 'có chữ bị sai bảng mã: hãy đặt máy quét gửi UTF-8 (Unicode) rồi quét lại, hoặc nhập tay',
    en: 'has letters of a wrong code page: set the reader to send UTF-8 (Unicode) and scan again, or type the data',
  },
  SCAN_NUMBER: {
    vi: 'không đọc được số trên thẻ (sai số chữ số): hãy quét lại, hoặc nhập tay',
    en: 'has no readable card number (wrong count of digits): scan again, or type the data',
  },
  SCAN_NAME: {
    vi: 'không đọc được họ tên trên thẻ: hãy quét lại, hoặc nhập tay',
    en: 'has no readable name: scan again, or type the data',
  },
  SCAN_DATE_OF_BIRTH: {
    vi: 'không đọc được ngày sinh trên thẻ: hãy quét lại, hoặc nhập tay',
    en: 'has no readable date of birth: scan again, or type the data',
  },
  SCAN_ZONE: {
    vi: 'không đúng ba dòng 30 ký tự của vùng đọc máy trên thẻ: hãy quét lại, hoặc quét mã QR',
    en: 'does not have the three lines of 30 characters of a card’s machine-readable zone: scan again, or scan the QR code',
  },
  SCAN_CHECK_DIGIT: {
    vi: 'có chữ số kiểm tra của vùng đọc máy không khớp: hãy quét lại, hoặc quét mã QR',
    en: 'has a check digit of the machine-readable zone that does not fit: scan again, or scan the QR code',
  },
} satisfies Record<string, Text>;

export type InputRule = keyof typeof inputRules;

/** Texts of `failure.message`: the reason why there is no live answer of a source. */
export const failureTexts: Readonly<Record<SourceFailureCode, Text>> = {
  TIMEOUT: { vi: 'Nguồn dữ liệu không trả lời kịp.', en: 'The source did not answer in time.' },
  UNREACHABLE: {
    vi: 'Không kết nối được tới nguồn dữ liệu, hoặc kết nối bị ngắt.',
    en: 'The source could not be reached, or the connection was lost.',
  },
  UPSTREAM_ERROR: { vi: 'Nguồn dữ liệu đang gặp lỗi.', en: 'The source reported an internal error.' },
  THROTTLED: {
    vi: 'Nguồn dữ liệu yêu cầu giảm tốc độ truy vấn.',
    en: 'The source asks for a lower request rate.',
  },
  BAD_RESPONSE: {
    vi: 'Nguồn dữ liệu trả lời không đúng quy cách nên không đọc được.',
    en: 'The source’s response violates its contract.',
  },
  CIRCUIT_OPEN: {
    vi: 'Nguồn dữ liệu vừa lỗi nhiều lần, tạm ngừng hỏi trong ít giây.',
    en: 'Requests to this source are paused for some seconds after repeated failures.',
  },
  OVERLOADED: {
    vi: 'Quá nhiều yêu cầu đang chờ nguồn dữ liệu này.',
    en: 'Too many requests are waiting for this source.',
  },
  NOT_LICENSED: {
    vi: 'Thủ tục chưa được cấp phép khai thác nguồn dữ liệu này.',
    en: 'The procedure is not licensed to use this source.',
  },
  CALLER_NOT_REGISTERED: {
    vi: 'Tài khoản hoặc cán bộ chưa được đăng ký với nguồn dữ liệu này.',
    en: 'The account or official is not registered with this source.',
  },
  NOT_SERVED: {
    vi: 'Cổng này không khai thác nguồn dữ liệu này.',
    en: 'This gateway does not serve this source.',
  },
  UNSUPPORTED_NUMBER: {
    vi: 'Nguồn dữ liệu này không tra cứu được bằng loại số giấy tờ đã cho.',
    en: 'This source does not support this kind of identity number.',
  },
  NOT_TIED: {
    vi: 'Phần dữ liệu này không ghi họ tên, chỉ được cung cấp khi phần dữ liệu có họ tên của cùng nguồn đã được tra cứu và khớp: xem kết quả của phần đó, và kiểm tra mục đích có được đọc phần đó không.',
    en: 'This part contains no name. It is returned only if the part of the same source that does is found and matches: check the answer of that part, and whether the purpose allows it.',
  },
};

/** Picks the language of `Accept-Language`; Vietnamese unless it prefers English. */
export function languageOf(acceptLanguage: string | undefined): MessageLanguage {
  if (acceptLanguage === undefined) return 'vi';
  const wanted = acceptLanguage
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([0-9.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.split('-')[0], quality: Number(quality ?? 1) };
    })
    .filter(({ language, quality }) => quality > 0 && (language === 'vi' || language === 'en'))
    .toSorted((a, b) => b.quality - a.quality);
  return wanted[0]?.language === 'en' ? 'en' : 'vi';
}
