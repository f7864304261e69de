// The look-up of a one-stop desk: one question, and a form of lines that say where each entry comes from or why it is
// missing. What is missing is asked of the citizen on paper; what stands here need not be typed.

const query = `query DeskForm($subject: SubjectInput!) {
  citizen(subject: $subject) {
    identity { ...Answer record { fullName sex { name } permanentAddress { detail commune { name } province { name } } } }
    healthInsurance { ...Answer record { cardNumber valid validTo } }
    drivingLicences { ...Answer record { licences { number class { code } } } }
    civilStatus { ...Answer record { marriages { spouse { fullName } } } }
  }
}
fragment Answer on SourceAnswer { status failure { message retryable } }`;

/** Lines of the form: its label, and what a source's record has for it. */
const lines = [
  ['Họ và tên', 'identity', ({ fullName }) => fullName],
  ['Giới tính', 'identity', ({ sex }) => sex?.name],
  ['Nơi thường trú', 'identity', ({ permanentAddress: address }) => address && placeOf(address)],
  [
    'Thẻ BHYT',
    'healthInsurance',
    ({ cardNumber, valid }) => `${cardNumber}${valid ? '' : ' (không còn giá trị)'}`,
  ],
  [
    'Giấy phép lái xe',
    'drivingLicences',
    ({ licences }) => licences.map((one) => one.class?.code).join(', '),
  ],
  ['Vợ hoặc chồng', 'civilStatus', ({ marriages }) => marriages?.at(0)?.spouse?.fullName],
];

const reasons = {
  NOT_FOUND: 'không có dữ liệu',
  MISMATCH: 'dữ liệu không khớp với người được hỏi',
  REFUSED: 'không được phép khai thác',
  FORBIDDEN: 'không được phép xem theo mục đích này',
};

/**
 * @param gatewayUrl e.g. http://127.0.0.1:4000
 * @param access headers that say who asks and why: Authorization, X-Purpose, X-Dossier
 * @param subject { identityNumber, fullName, dateOfBirth }
 * @returns a list of { label, value, missing }: value or missing is null; missing says why in Vietnamese
 */
async function fillForm(gatewayUrl, access, subject) {
  const response = await fetch(`${gatewayUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'vi', ...access },
    body: JSON.stringify({ query, variables: { subject } }),
  });
  const { data, errors } = await response.json();
  // What this application or its purpose may not read is null, with an error of its own; the rest is there.
  if (!data?.citizen) throw new Error(errors.map(({ message }) => message).join(' '));
  return lines.map(([label, source, valueIn]) => {
    const { status, failure, record } = data.citizen[source] ?? { status: 'FORBIDDEN' };
    const value = record && valueIn(record);
    if (value) return { label, value, missing: null };
    return { label, value: null, missing: failure?.message ?? reasons[status] ?? 'để trống' };
  });
}

function placeOf({ detail, commune, province }) {
  return [detail, commune?.name, province?.name].filter(Boolean).join(', ');
}

module.exports = { fillForm };
