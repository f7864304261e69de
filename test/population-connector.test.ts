import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { nameOf, type Coded } from '../src/codes/coded-value.ts';
import type { Connector, Reply } from '../src/source-api/source.ts';
import { sourceCodes } from '../src/generated/wire/population.ts';
import source from '../src/sources/population/index.ts';
import type { IdentityRecord } from '../src/sources/population/mapping.ts';
import { xRoadError } from '../src/transport/x-road.ts';
import { connect, questionFor, callOf, failureOf, subjectOf } from './kit/calls.ts';
import { SOURCE_URL, useNock } from './kit/nock.ts';

const identity = source.part('identity');
const lifeStatus = source.part('lifeStatus');
const auth = { url: 'http://auth.invalid', user: 'u', secret: 's', apiKey: 'k', xRoadClient: 'VN/GOV/H29/X' };
const settings = { url: `${SOURCE_URL}/dancu`, serviceCode: 'G22-LT01', auth };

useNock();

let connector: Connector;
beforeAll(() => {
  connector = connect(source, settings);
});
afterAll(() => connector.close());

const PERSON = `
  <ns1:SoDinhDanh>079190123456</ns1:SoDinhDanh><ns1:SoCMND/>
  <ns1:HoVaTen><ns1:Ho/><ns1:ChuDem/><ns1:Ten>NGUYỄN THỊ HOÀ</ns1:Ten></ns1:HoVaTen>
  <ns1:GioiTinh>2</ns1:GioiTinh><ns1:DanToc>01</ns1:DanToc><ns1:TonGiao>77</ns1:TonGiao>
  <ns1:NgayThangNamSinh><ns1:Nam>1990</ns1:Nam><ns1:NgayThangNam>19900215</ns1:NgayThangNam></ns1:NgayThangNamSinh>
  <ns1:ThuongTru><ns1:MaTinhThanh>79</ns1:MaTinhThanh><ns1:MaQuanHuyen/><ns1:ChiTiet>Số 5 &amp; 7 ngõ &lt;A&gt;</ns1:ChiTiet></ns1:ThuongTru>
  <ns1:QuocTich/>
  <ns1:Cha><ns1:HoVaTen/><ns1:SoDinhDanh/></ns1:Cha>
  <ns1:SoNhaMoi>a field that no contract knows</ns1:SoNhaMoi>`;

function answer(inside: string, attributes = ''): string {
  return (
    '<?xml version="1.0"?><S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>' +
    `<ns1:CongdanCollection xmlns:ns1="http://www.mic.gov.vn/dancu/1.0" ${attributes}>${inside}</ns1:CongdanCollection>` +
    '</S:Body></S:Envelope>'
  );
}

const found = (inside: string) => answer(`<ns1:CongDan>${inside}</ns1:CongDan>`);

function service() {
  return nock(SOURCE_URL).post('/dancu');
}

function ask(subject = subjectOf()): Promise<readonly Reply[]> {
  return connector.ask(callOf([questionFor(identity, subject)]));
}

function askLifeStatus(): Promise<readonly Reply[]> {
  return connector.ask(callOf([questionFor(lifeStatus)]));
}

async function recordOf(body: string): Promise<IdentityRecord> {
  service().reply(200, body);
  const [reply] = await ask();
  const [candidate] = reply && 'candidates' in reply ? reply.candidates : [];
  return candidate?.record as IdentityRecord;
}

async function sentBody(subject = subjectOf()): Promise<string> {
  const bodies: string[] = [];
  nock(SOURCE_URL)
    .post('/dancu', (body: string) => bodies.push(body) > 0)
    .reply(200, answer(''));
  await ask(subject);
  return bodies[0] ?? '';
}

describe('the population request', () => {
  test('has the elements in the contract’s order, the name in unaccented capitals', async () => {
    const body = await sentBody();
    expect([...body.matchAll(/<dan:(\w+)[ >]/g)].map(([, name]) => name)).toEqual([
      'TraCuuThongTinCongDan',
      'MaYeuCau',
      'MaDVC',
      'MaTichHop',
      'MaCanBo',
      'SoDinhDanh',
      'HoVaTen',
      'NgayThangNamSinh',
      'NgayThangNam',
    ]);
    expect(body).toContain('<dan:HoVaTen>NGUYEN THI HOA</dan:HoVaTen>');
    expect(body).toContain('<dan:NgayThangNam>19900215</dan:NgayThangNam>');
    expect(body).toContain('<dan:MaYeuCau>id-0001</dan:MaYeuCau>');
  });

  test('uses SoCMND for a 9-digit number and the year for an incomplete date', async () => {
    expect(await sentBody(subjectOf('079190123456', 'Łukasz Ørsted'))).toContain(
      '<dan:HoVaTen>LUKASZ ORSTED</',
    );
    const body = await sentBody(subjectOf('012345678', "H'Hen Niê", '1950-03'));
    expect(body).toContain('<dan:SoCMND>012345678</dan:SoCMND><dan:HoVaTen>HHEN NIE</dan:HoVaTen>');
    expect(body).toContain('<dan:NgayThangNamSinh><dan:Nam>1950</dan:Nam></dan:NgayThangNamSinh>');
  });

  test('signs the time of the call', async () => {
    const sent: Record<string, string> = {};
    const keep = (name: string) => (value: string | null) => {
      sent[name] = value ?? '';
      return true;
    };
    nock(SOURCE_URL, {
      reqheaders: {
        authorization: keep('authorization'),
        timestamp: keep('timestamp'),
        soapaction: '""',
        apikey: 'k',
        'x-road-client': 'VN/GOV/H29/X',
      },
    })
      .post('/dancu')
      .reply(200, answer(''));
    await ask();
    const hash = createHash('sha256').update(`${auth.url}u${sent['timestamp']}s`).digest('hex');
    expect(Buffer.from((sent['authorization'] ?? '').slice('Basic '.length), 'base64').toString()).toBe(
      `u:${hash}`,
    );
    expect(Math.abs(Date.now() - Number(sent['timestamp']))).toBeLessThan(60_000);
  });
});

describe('the population answer', () => {
  test('is parsed with entities, unknown codes and unknown fields', async () => {
    const record = await recordOf(found(PERSON));
    expect(record).toMatchObject({
      identityNumber: '079190123456',
      formerNumber: null,
      fullName: 'NGUYỄN THỊ HOÀ',
      dateOfBirth: '1990-02-15',
      religion: { list: 'RELIGION', code: '77' },
      nationality: null,
      permanentAddress: { detail: 'Số 5 & 7 ngõ <A>', commune: null, district: null },
      currentAddress: null,
      father: null,
    });
  });

  test.each(['\n', '\r\n\r\n', '\u{FEFF}', '\u{FEFF}\n'])(
    'may have blank lines or a byte order mark before its declaration (%#)',
    async (before) => {
      expect(await recordOf(`${before}${found(PERSON)}`)).toMatchObject({ identityNumber: '079190123456' });
    },
  );

  test('may have the name in three parts, decomposed, and only the year of birth', async () => {
    const parts = '<ns1:Ho>Lê</ns1:Ho><ns1:ChuDem>Thị</ns1:ChuDem><ns1:Ten>Hoà</ns1:Ten>'.normalize('NFD');
    const record = await recordOf(
      found(
        PERSON.replace(/<ns1:Ho\/>.*<\/ns1:Ten>/, parts).replace(
          '<ns1:NgayThangNam>19900215</ns1:NgayThangNam>',
          '',
        ),
      ),
    );
    expect(record).toMatchObject({ fullName: 'Lê Thị Hoà'.normalize('NFC'), dateOfBirth: '1990' });
  });

  test('has former codes if the district is filled in', async () => {
    const record = await recordOf(
      found(PERSON.replace('<ns1:MaQuanHuyen/>', '<ns1:MaQuanHuyen>760</ns1:MaQuanHuyen>')),
    );
    expect(record.permanentAddress?.province).toMatchObject({ code: '79', version: 'before-2025-07-01' });
  });

  describe('the names of an address’s codes', () => {
    const codes = { MaTinhThanh: '79', MaPhuongXa: '26740' };
    const before = 'before-2025-07-01 Phường Bến Nghé';
    const now = '2025-07-01 Phường Sài Gòn';

    const communesOf = (place: Readonly<Record<string, string>>, when = {}) =>
      placesOf(place, when, 'commune');

    async function placesOf(
      place: Readonly<Record<string, string>>,
      { born = '19980215', asOf = '' }: { born?: string; asOf?: string },
      division: 'province' | 'commune',
    ) {
      const inside = Object.entries(place)
        .map(([name, code]) => `<ns1:${name}>${code}</ns1:${name}>`)
        .join('');
      const addresses = ['NoiDangKyKhaiSinh', 'QueQuan', 'ThuongTru', 'NoiOHienTai']
        .map((name) => `<ns1:${name}>${inside}</ns1:${name}>`)
        .join('');
      const person = PERSON.replace(/<ns1:ThuongTru>.*<\/ns1:ThuongTru>/, addresses)
        .replace('<ns1:Nam>1990</ns1:Nam>', '')
        .replace('19900215', born);
      const record = await recordOf(
        answer(`<ns1:CongDan>${person}</ns1:CongDan>`, asOf && `ThoiDiemDuLieu="${asOf}"`),
      );
      const named = (value?: Coded | null) => value && `${value.version} ${nameOf(value, 'VI')}`;
      return [
        record.placeOfBirthRegistration,
        record.placeOfOrigin,
        record.permanentAddress,
        record.currentAddress,
      ].map((address) => named(address?.[division]));
    }

    test('come from today’s lists for a present address, not for a past one', async () => {
      expect(await communesOf(codes)).toEqual(['null null', 'null null', now, now]);
    });

    test('come from the former lists if there is a district', async () => {
      const withDistrict = { MaTinhThanh: '79', MaQuanHuyen: '760', MaPhuongXa: '26740' };
      expect(await communesOf(withDistrict)).toEqual([before, before, before, before]);
      expect(await communesOf(withDistrict, { born: '20260105' })).toEqual([before, before, before, before]);
    });

    test('are left out if the unit may have had another name on the day of the entry', async () => {
      const renamed = { MaTinhThanh: '79', MaQuanHuyen: '769', MaPhuongXa: '27094' };
      const unnamed = 'before-2025-07-01 null';
      expect(await communesOf(renamed)).toEqual([unnamed, unnamed, unnamed, unnamed]);
    });

    test('come from the former lists if the data are from before', async () => {
      for (const asOf of ['2025-06-30T23:59:59+07:00', '2025-06-30T12:00:00']) {
        expect(await communesOf(codes, { asOf })).toEqual([before, before, before, before]);
      }
      expect(await communesOf(codes, { asOf: '2025-07-01T00:00:00' })).toEqual([
        'null null',
        'null null',
        now,
        now,
      ]);
    });

    test('come from today’s lists for people born since, and from the only list with the code', async () => {
      expect(await communesOf(codes, { born: '20250701' })).toEqual([now, now, now, now]);
      const ended = { MaTinhThanh: '79', MaPhuongXa: '26734' };
      const tanDinh = 'before-2025-07-01 Phường Tân Định';
      expect(await communesOf(ended)).toEqual([tanDinh, tanDinh, tanDinh, tanDinh]);
    });

    test('are left out for a province alone that two lists have', async () => {
      for (const [code, name] of [
        ['52', 'null null'],
        ['64', 'before-2025-07-01 Gia Lai'],
        ['79', '2025-07-01 Thành phố Hồ Chí Minh'],
      ] as const) {
        const provinces = await placesOf({ MaTinhThanh: code }, {}, 'province');
        expect(provinces).toEqual([name, name, name, name]);
      }
    });
  });

  test('allow attributes outside the contract', async () => {
    const record = await recordOf(
      found(
        PERSON.replace('<ns1:SoCMND/>', '<ns1:SoCMND xsi:nil="true"/>').replace(
          '<ns1:SoDinhDanh>',
          '<ns1:SoDinhDanh xsi:type="xs:string">',
        ),
      ),
    );
    expect(record).toMatchObject({ identityNumber: '079190123456', formerNumber: null });
  });

  test('has the timestamp of its data', async () => {
    service().reply(
      200,
      answer(`<ns1:CongDan>${PERSON}</ns1:CongDan>`, 'ThoiDiemDuLieu="2026-01-31T08:00:00"'),
    );
    expect(await ask()).toMatchObject([{ asOf: '2026-01-31T01:00:00.000Z' }]);
  });

  test.each([answer(''), answer('', 'SoCongDan="0"')])('without a person is NOT_FOUND', async (body) => {
    service().reply(200, body);
    expect(await ask()).toEqual([{ candidates: [] }]);
  });
});

describe('life status in the population database', () => {
  const LIFE = `
    <ns1:SoDinhDanh>079190123456</ns1:SoDinhDanh>
    <ns1:HoVaTen><ns1:Ten>NGUYỄN THỊ HOÀ</ns1:Ten></ns1:HoVaTen>
    <ns1:NgayThangNamSinh><ns1:NgayThangNam>19900215</ns1:NgayThangNam></ns1:NgayThangNamSinh>
    <ns1:TinhTrang>2</ns1:TinhTrang>
    <ns1:NgayThangNamChet><ns1:NgayThangNam>20240817</ns1:NgayThangNam></ns1:NgayThangNamChet>`;

  function life(inside: string, attributes = ''): string {
    return answer(inside, attributes).replaceAll('CongdanCollection', 'KetQuaXacMinhChetMatTich');
  }

  test('is asked by its own operation and tied by number, name and date of birth', async () => {
    const bodies: string[] = [];
    nock(SOURCE_URL)
      .post('/dancu', (body: string) => bodies.push(body) > 0)
      .reply(200, life(`<ns1:CongDan>${LIFE}</ns1:CongDan>`, 'ThoiDiemDuLieu="2026-01-31T08:00:00"'));
    expect(await askLifeStatus()).toEqual([
      {
        asOf: '2026-01-31T01:00:00.000Z',
        candidates: [
          {
            record: {
              status: { list: 'LIFE_STATUS', version: null, code: '2' },
              dateOfDeath: '2024-08-17',
            },
            evidence: {
              numbers: ['079190123456'],
              keyed: true,
              fullName: 'NGUYỄN THỊ HOÀ',
              dateOfBirth: '1990-02-15',
            },
          },
        ],
      },
    ]);
    expect(bodies[0]).toContain('<dan:XacMinhTinhTrangChetMatTich xmlns:dan');
    expect(bodies[0]).toContain('<dan:MaTichHop>041</dan:MaTichHop>');
  });

  test.each([
    ['only the year', '<ns1:Nam>2019</ns1:Nam><ns1:NgayThangNam/>', '2019'],
    ['nothing', '', null],
  ])('may contain %s of the day of death', async (_what, inside, dateOfDeath) => {
    const body = LIFE.replace('<ns1:NgayThangNam>20240817</ns1:NgayThangNam>', inside);
    service().reply(200, life(`<ns1:CongDan>${body}</ns1:CongDan>`));
    expect(await askLifeStatus()).toMatchObject([{ candidates: [{ record: { dateOfDeath } }] }]);
  });

  test('without a person is NOT_FOUND, and has the look-up’s refusals', async () => {
    service().reply(200, life(''));
    expect(await askLifeStatus()).toEqual([{ candidates: [] }]);
    service().reply(200, life('<ns1:MaLoi>004</ns1:MaLoi>'));
    expect(await failureOf(askLifeStatus())).toEqual({ code: 'NOT_LICENSED', sourceCode: '004' });
  });

  test.each([
    ['the answer of another operation', found(PERSON)],
    [
      'an answer without the state',
      life(`<ns1:CongDan>${LIFE.replace(/<ns1:TinhTrang>.*/, '')}</ns1:CongDan>`),
    ],
  ])('%s cannot be read', async (_what, body) => {
    service().reply(200, body);
    expect(await failureOf(askLifeStatus())).toEqual({ code: 'BAD_RESPONSE' });
  });

  test('has an impossible day of death at month precision', async () => {
    service().reply(200, life(`<ns1:CongDan>${LIFE.replace('0817', '0231')}</ns1:CongDan>`));
    expect(await askLifeStatus()).toMatchObject([
      {
        candidates: [
          {
            record: { dateOfDeath: '2024-02' },
            notes: [{ field: 'dateOfDeath', reason: 'IMPOSSIBLE_DATE' }],
          },
        ],
      },
    ]);
  });

  test('is unreadable with text in place of the state', async () => {
    service().reply(
      200,
      life(`<ns1:CongDan>${LIFE.replace(/<ns1:TinhTrang>[^<]*/, '<ns1:TinhTrang>Còn sống')}</ns1:CongDan>`),
    );
    expect(await failureOf(askLifeStatus())).toEqual({ code: 'BAD_RESPONSE' });
  });
});

describe('a failure of the population database', () => {
  test.each([
    ['004', 'NOT_LICENSED'],
    ['005', 'CALLER_NOT_REGISTERED'],
    ['999', 'BAD_RESPONSE'],
  ])('maps code %s to %s', async (code, meaning) => {
    service().reply(200, answer(`<ns1:MaLoi>${code}</ns1:MaLoi>`));
    expect(await failureOf(ask())).toEqual({ code: meaning, sourceCode: code });
  });

  test.each([
    [403, 'CALLER_NOT_REGISTERED'],
    [404, 'BAD_RESPONSE'],
    [500, 'UPSTREAM_ERROR'],
    [503, 'UPSTREAM_ERROR'],
    [429, 'THROTTLED'],
  ])('maps HTTP %i to %s', async (status, meaning) => {
    service().reply(status, '<html>Nguyễn</html>');
    expect(await failureOf(ask())).toEqual({ code: meaning, sourceCode: `HTTP ${status}` });
  });

  test('repeats the call once after 401, with a new Timestamp', async () => {
    const timestamps: unknown[] = [];
    const record = { reqheaders: { timestamp: (value: string | null) => timestamps.push(value) > 0 } };
    nock(SOURCE_URL, record).post('/dancu').reply(401, 'Timestamp').post('/dancu').reply(200, found(PERSON));
    const [reply] = await ask();
    expect(reply).toMatchObject({ candidates: [{}] });
    expect(timestamps.every((value) => /^\d{13}$/.test(String(value)))).toBe(true);
  });

  test('is CALLER_NOT_REGISTERED after two calls with 401', async () => {
    service().times(2).reply(401, '<html>Nguyễn</html>');
    expect(await failureOf(ask())).toEqual({ code: 'CALLER_NOT_REGISTERED', sourceCode: 'HTTP 401' });
  });

  test('requests a pause by 503 with Retry-After', async () => {
    service().reply(503, '', { 'Retry-After': '7' });
    expect(await failureOf(ask())).toMatchObject({ code: 'THROTTLED', retryAfterMs: 7000 });
  });

  /** A message with a fault, as X-Road's security servers write one. */
  function fault(code: string): string {
    const inside = `<faultcode>${code}</faultcode><faultstring>Nguyễn</faultstring><detail><a/></detail>`;
    return answer('').replace(/<ns1:.*CongdanCollection>/, `<S:Fault>${inside}</S:Fault>`);
  }

  /** Meanings of the fault codes; those without a side are SOAP's own. */
  const FAULTS = {
    NOT_LICENSED: [
      'Server.ServerProxy.AccessDenied',
      'Server.ServerProxy.SecurityCategory',
      'Server.ClientProxy.AccessDenied',
    ],
    CALLER_NOT_REGISTERED: ['Server.ClientProxy.UnknownMember', 'Server.ServerProxy.UnknownMember'],
    BAD_RESPONSE: [
      'Client',
      'Client.InvalidSoap',
      'Client.MissingHeaderField',
      'Server.ServerProxy.UnknownService',
      'Server.ServerProxy.ServiceMissingUrl',
      'Server.ClientProxy.InvalidServiceType',
      'VersionMismatch',
      'MustUnderstand',
    ],
    UPSTREAM_ERROR: [
      'Client.InternalError',
      'Server.ClientProxy',
      'Server.ClientProxy.NetworkError',
      'Server.ClientProxy.IOError',
      'Server.ClientProxy.SslAuthenticationFailed',
      'Server.ClientProxy.OutdatedGlobalConf',
      'Server.ServerProxy.NetworkError',
      'Server.ServerProxy.InternalError',
      'Server.ServerProxy.SslAuthenticationFailed',
      'Server.ServerProxy.ServiceDisabled',
      'Server.ServerProxy.ServiceFailed.HttpError',
      'Server.ServerProxy.ServiceFailed.InvalidSoap',
      'Server.ServerProxy.LoggingFailed.TimestampingFailed',
      'Server.ServerProxy.CannotCreateSignature.Signer.TokenNotActive',
    ],
  };

  test.each(Object.entries(FAULTS).flatMap(([code, all]) => all.map((one) => [one, code])))(
    'fault %s means %s, in the header or the message, with HTTP 500 or 200',
    async (sourceCode, code) => {
      const failure = { code, sourceCode };
      expect(sourceCodes.test(sourceCode)).toBe(true);
      for (const status of [500, 200]) {
        for (const prefix of ['', 'env:', 'soapenv:']) {
          service().reply(status, fault(prefix + sourceCode), { 'Content-Type': 'text/html' });
          expect(await failureOf(ask())).toEqual(failure);
        }
        service().reply(status, fault('soapenv:Server'), { 'X-Road-Error': sourceCode });
        expect(await failureOf(ask())).toEqual(failure);
      }
      service().reply(500, { type: sourceCode, message: 'x' }, { 'x-road-error': ` ${sourceCode} ` });
      expect(await failureOf(ask())).toEqual(failure);
      service().reply(500, fault(sourceCode), { 'X-Road-Error': '' });
      expect(await failureOf(askLifeStatus())).toEqual(failure);
    },
  );

  test('has the status of an internal fault, or its code in a 200', async () => {
    service().reply(500, fault('soapenv:Server'));
    expect(await failureOf(ask())).toEqual({ code: 'UPSTREAM_ERROR', sourceCode: 'HTTP 500' });
    service().reply(200, fault('soapenv:Server'));
    expect(await failureOf(ask())).toEqual({ code: 'UPSTREAM_ERROR', sourceCode: 'Server' });
  });

  test.each([400, 403, 404])('is a refusal with HTTP %i too', async (status) => {
    service().reply(status, fault('Server.ServerProxy.AccessDenied'));
    expect(await failureOf(ask())).toEqual({
      code: 'NOT_LICENSED',
      sourceCode: 'Server.ServerProxy.AccessDenied',
    });
    service().reply(status, fault('soapenv:Client'));
    expect(await failureOf(ask())).toMatchObject({ sourceCode: `HTTP ${status}` });
  });

  test.each([
    ['of an unknown code', fault('soapenv:Nguyễn')],
    ['without a code', fault('').replace('<faultcode></faultcode>', '')],
    ['in a message cut off', fault('Server.ServerProxy.AccessDenied').slice(0, -20)],
    ['with a declared entity', `<!DOCTYPE a>${fault('Server.ServerProxy.AccessDenied')}`],
  ])('follows the status of a fault %s', async (_what, body) => {
    service().reply(500, body);
    expect(await failureOf(ask())).toEqual({ code: 'UPSTREAM_ERROR', sourceCode: 'HTTP 500' });
  });

  test('is THROTTLED for a fault that requests a pause', async () => {
    service().reply(503, fault('Server.ServerProxy.InternalError'), { 'Retry-After': '7' });
    expect(await failureOf(ask())).toMatchObject({ code: 'THROTTLED', retryAfterMs: 7000 });
  });

  test.each([
    ['Server', 'fault of the register'],
    ['Server.ServerProxy.ServiceFailed.HttpError', 'fault of the register'],
    ['Server.ServerProxy.NetworkError', 'fault of the security server of the register'],
    ['Server.ClientProxy.NetworkError', 'fault of the security server on our side'],
    ['Client.InvalidSoap', 'fault of our request'],
  ])('logs %s as a %s', (code, detail) => {
    expect(xRoadError(code)?.message).toBe(detail);
  });

  test.each([
    ['nothing', ''],
    ['HTML', '<html><body>Bảo trì</body></html>'],
    ['JSON', '{"a":1}'],
    ['a message cut off', found(PERSON).slice(0, -40)],
    ['a person without a number', found(PERSON.replace(/<ns1:SoDinhDanh>.*?<\/ns1:SoDinhDanh>/, ''))],
    ['a renamed required field', found(PERSON.replaceAll('NgayThangNamSinh', 'NgaySinh'))],
    ['a year that contradicts the date', found(PERSON.replace('<ns1:Nam>1990', '<ns1:Nam>1991'))],
    ['a date of birth that is none', found(PERSON.replace('19900215', '15021990'))],
    ['a number that cannot be read', found(PERSON.replace('079190123456', 'Không'))],
    ['a person in a form that cannot be read', answer('<ns1:CongDan>Không</ns1:CongDan>')],
    ['a declared entity', `<!DOCTYPE a [<!ENTITY b "c">]>${found(PERSON)}`],
  ])('%s is an answer that cannot be read', async (_what, body) => {
    service().reply(200, body);
    expect(await failureOf(ask())).toEqual({ code: 'BAD_RESPONSE' });
  });
});

describe('an answer without a person', () => {
  test.each([
    ['an element without content', '<ns1:CongDan/>'],
    [
      'an element that is nil',
      '<ns1:CongDan xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>',
    ],
    [
      'a person of whom every element is empty',
      '<ns1:CongDan><ns1:SoDinhDanh/><ns1:HoVaTen><ns1:Ho/><ns1:Ten/></ns1:HoVaTen><ns1:NgayThangNamSinh/><ns1:Cha><ns1:HoVaTen/></ns1:Cha></ns1:CongDan>',
    ],
    [
      'a person whose name is nil',
      `<ns1:CongDan>${PERSON.replace('<ns1:Ten>NGUYỄN THỊ HOÀ</ns1:Ten>', '<ns1:Ten nil="true"/>')}</ns1:CongDan>`,
    ],
  ])('is also written as %s', async (_what, inside) => {
    service().reply(200, answer(inside));
    expect(await ask()).toEqual([{ candidates: [] }]);
  });

  test('is not an empty Body', async () => {
    service().reply(200, answer('').replace(/<ns1:.*CongdanCollection>/, ''));
    expect(await failureOf(ask())).toEqual({ code: 'BAD_RESPONSE' });
  });
});

describe('an unreadable population value affects only itself', () => {
  const withHead = (head: string) => found(`${PERSON}<ns1:ChuHo>${head}</ns1:ChuHo>`);

  async function candidate(body: string, subject = subjectOf()) {
    service().reply(200, body);
    const [reply] = await ask(subject);
    return reply && 'candidates' in reply ? reply.candidates[0] : undefined;
  }

  test.each([
    ['079190123456', 'formerNumber'],
    ['SQ12345678', 'formerNumber'],
    ['Không', 'formerNumber'],
  ])('drops a former number %s beside the number asked by', async (number, field) => {
    const read = await candidate(
      found(PERSON.replace('<ns1:SoCMND/>', `<ns1:SoCMND>${number}</ns1:SoCMND>`)),
    );
    expect(read).toMatchObject({
      record: { identityNumber: '079190123456', formerNumber: null },
      evidence: { numbers: ['079190123456'] },
      notes: [{ field, reason: 'UNREADABLE' }],
    });
  });

  test('reads a number with blanks or dots', async () => {
    const read = await candidate(
      found(PERSON.replace('<ns1:SoCMND/>', '<ns1:SoCMND>012 345.678</ns1:SoCMND>')),
    );
    expect(read).toMatchObject({ record: { formerNumber: '012345678' } });
    expect(read?.notes).toBeUndefined();
  });

  test('requires the former number to be readable only if it is the number asked by', async () => {
    const asked = subjectOf('012345678');
    const both = PERSON.replace('<ns1:SoCMND/>', '<ns1:SoCMND>012345678</ns1:SoCMND>');
    expect(await candidate(found(both.replace('079190123456', 'Không')), asked)).toMatchObject({
      record: { identityNumber: null, formerNumber: '012345678' },
      notes: [{ field: 'identityNumber', reason: 'UNREADABLE' }],
    });
    service().reply(200, found(both.replace('012345678', 'Không')));
    expect(await failureOf(ask(asked))).toEqual({ code: 'BAD_RESPONSE' });
  });

  test.each([
    ['Không', [{ field: 'householdHead', reason: 'UNREADABLE' }]],
    [
      '<ns1:QuanHe>Chủ hộ</ns1:QuanHe><ns1:SoDinhDanh>Không</ns1:SoDinhDanh>',
      [
        { field: 'householdHead.relationship', reason: 'NOT_IN_LIST' },
        { field: 'householdHead.identityNumber', reason: 'UNREADABLE' },
      ],
    ],
    [
      `<ns1:HoVaTen>${'x'.repeat(501)}</ns1:HoVaTen>`,
      [{ field: 'householdHead.fullName', reason: 'TOO_LONG' }],
    ],
  ])('drops a head of the household written %#', async (head, notes) => {
    expect(await candidate(withHead(head))).toMatchObject({ record: { fullName: 'NGUYỄN THỊ HOÀ' }, notes });
  });

  test('keeps text in place of a code beside it', async () => {
    const read = await candidate(found(PERSON.replace('<ns1:DanToc>01', '<ns1:DanToc>Bru - Vân Kiều')));
    expect(read).toMatchObject({
      record: { ethnicGroup: null, ethnicGroupText: 'Bru - Vân Kiều' },
      notes: [{ field: 'ethnicGroup', reason: 'NOT_IN_LIST' }],
    });
  });

  test('reads a name of the list as text, and an unknown code as a code', async () => {
    expect(await candidate(found(PERSON.replace('<ns1:DanToc>01', '<ns1:DanToc>Kinh')))).toMatchObject({
      record: { ethnicGroup: null, ethnicGroupText: 'Kinh' },
    });
    const read = await candidate(found(PERSON.replace('<ns1:DanToc>01', '<ns1:DanToc>99X')));
    expect(read).toMatchObject({ record: { ethnicGroup: { code: '99X' } } });
    expect(read?.notes).toBeUndefined();
  });

  test.each([
    ['19900231', '1990-02'],
    ['19900431', '1990-04'],
  ])('ties the date of birth %s at month precision', async (day, month) => {
    expect(await candidate(found(PERSON.replace('19900215', day)))).toMatchObject({
      record: { dateOfBirth: month },
      evidence: { dateOfBirth: month },
      notes: [{ field: 'dateOfBirth', reason: 'IMPOSSIBLE_DATE' }],
    });
  });

  test.each([
    ['2026-01-31T08:00:00', '2026-01-31T01:00:00.000Z'],
    ['28/11/2026 08:00', '2026-11-28T01:00:00.000Z'],
    ['hôm nay', undefined],
  ])('drops the timestamp of the data, %s', async (asOf, read) => {
    service().reply(200, answer(`<ns1:CongDan>${PERSON}</ns1:CongDan>`, `ThoiDiemDuLieu="${asOf}"`));
    const [reply] = await ask();
    expect(reply).toMatchObject({ candidates: [{}] });
    expect(reply && 'asOf' in reply ? reply.asOf : undefined).toBe(read);
  });
});
