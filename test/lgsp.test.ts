/** The platform's access token: fetched once, renewed early by one caller, replaced once when it is refused. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import nock from 'nock';
import { LgspClient } from '../src/transport/lgsp.ts';
import { lifeMsOf } from '../src/transport/shared-token.ts';
import { failureOf, hostTo } from './kit/calls.ts';
import { SOURCE_URL, useNock } from './kit/nock.ts';

const settings = { tokenPath: '/token', consumerKey: 'key', consumerSecret: 'secret' };

useNock();

let client: LgspClient;
beforeEach(() => {
  client = new LgspClient(hostTo({ connections: 20, url: SOURCE_URL }), settings);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await client.close();
});

function tokens(value: string, lifeSeconds = 3600) {
  return nock(SOURCE_URL, { reqheaders: { authorization: `Basic ${btoa('key:secret')}` } })
    .post('/token', 'grant_type=client_credentials')
    .reply(200, { access_token: value, scope: 'default', token_type: 'Bearer', expires_in: lifeSeconds });
}

function service(token: string) {
  return nock(SOURCE_URL, { reqheaders: { authorization: `Bearer ${token}` } }).post('/service');
}

function post(signal = AbortSignal.timeout(30_000)): Promise<unknown> {
  return client.post('/service', {}, { signal });
}

function xmlFault(code: string, namespace = 'http://wso2.org/apimanager'): string {
  return (
    `<am:fault xmlns:am="${namespace}"><am:code>${code}</am:code><am:type>Status report</am:type>` +
    '<am:message>x</am:message><am:description>y</am:description></am:fault>'
  );
}

/** Moves the clock that tokens are measured by. */
function later(seconds: number): void {
  const now = performance.now();
  jest.spyOn(performance, 'now').mockReturnValue(now + seconds * 1000);
}

describe('an access token of the platform', () => {
  test('is fetched once for many callers', async () => {
    tokens('one');
    service('one').times(20).reply(200, { ok: true });
    const answers = await Promise.all(Array.from({ length: 20 }, () => post()));
    expect(answers).toHaveLength(20);
  });

  test('is renewed before expiry by one caller, while others use the old one', async () => {
    tokens('one');
    service('one').reply(200, {});
    await post();
    later(3000);
    tokens('two');
    service('one').times(5).reply(200, { by: 'old' });
    expect(await Promise.all(Array.from({ length: 5 }, () => post()))).toEqual(
      Array.from({ length: 5 }, () => ({ by: 'old' })),
    );
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    service('two').reply(200, { by: 'new' });
    expect(await post()).toEqual({ by: 'new' });
  });

  test('is waited for once expired', async () => {
    tokens('one');
    service('one').reply(200, {});
    await post();
    later(3601);
    tokens('two');
    service('two').reply(200, { by: 'new' });
    expect(await post()).toEqual({ by: 'new' });
  });

  test('is replaced once when the platform rejects it, without a visible failure', async () => {
    tokens('one');
    service('one').reply(401, { fault: { code: 900_901, message: 'Invalid Credentials' } });
    tokens('two');
    service('two').reply(200, { ok: true });
    expect(await post()).toEqual({ ok: true });
  });

  test('reports an unknown caller if it is refused again', async () => {
    tokens('one');
    service('one').reply(401, { fault: { code: 900_901, message: 'Invalid Credentials' } });
    tokens('two');
    service('two').reply(401, { fault: { code: '900901' } });
    expect(await failureOf(post())).toEqual({ code: 'CALLER_NOT_REGISTERED', sourceCode: '900901' });
  });

  test.each([
    ['401 in XML', 401, xmlFault('900901')],
    ['401 in XML of another namespace', 401, xmlFault('900903', 'http://wso2.org/apimanager/security')],
    ['401 that says no more', 401, ''],
    ['a fault in a 200', 200, { fault: { code: 900_902 } }],
    ['a fault in XML in a 200', 200, xmlFault('900904')],
    ['a fault without an element around it', 401, { code: '900901', message: 'Invalid Credentials' }],
  ])('is replaced when refused by %s', async (_what, status, body) => {
    tokens('one');
    service('one').reply(status, body);
    tokens('two');
    service('two').reply(200, { ok: true });
    expect(await post()).toEqual({ ok: true });
  });

  test('reports the reason when it cannot be fetched, and the next call fetches again', async () => {
    nock(SOURCE_URL).post('/token').reply(401, { error: 'invalid_client' });
    expect(await failureOf(post())).toEqual({ code: 'CALLER_NOT_REGISTERED', sourceCode: 'HTTP 401' });
    nock(SOURCE_URL).post('/token').reply(200, '{"token":1}');
    expect(await failureOf(post())).toEqual({ code: 'BAD_RESPONSE' });
    nock(SOURCE_URL).post('/token').reply(500, 'x');
    expect(await failureOf(post())).toEqual({ code: 'UPSTREAM_ERROR', sourceCode: 'HTTP 500' });
    tokens('one');
    service('one').reply(200, { ok: true });
    expect(await post()).toEqual({ ok: true });
  });
});

describe('the lifetime of a platform token', () => {
  test.each([
    ['a number', 3600, 3600],
    ['digits', '3600', 3600],
    ['digits with a fraction and blanks', ' 3600.0 ', 3600],
    ['missing', undefined, 300],
    ['null', null, 300],
    ['empty', '', 300],
    ['a text', 'một giờ', 300],
    ['an object', { seconds: 3600 }, 300],
    ['negative', -1, 300],
    ['negative digits', '-3600', 300],
    ['no number', Number.NaN, 300],
    ['more than can be', Number.MAX_SAFE_INTEGER, 300],
    ['many digits', '9'.repeat(400), 300],
    ['nothing left', 0, 30],
    ['almost over', '1', 30],
    ['a week', 604_800, 86_400],
  ])('is bounded for %s', (_what, expiresIn, seconds) => {
    expect(lifeMsOf(expiresIn)).toBe(seconds * 1000);
  });

  test.each(['3600', 3600])('is an hour for %j', async (expiresIn) => {
    nock(SOURCE_URL).post('/token').reply(200, { access_token: 'one', expires_in: expiresIn });
    service('one').times(2).reply(200, {});
    await post();
    later(2800);
    expect(await post()).toEqual({});
  });

  test.each([{}, { expires_in: null }, { expires_in: -1 }])(
    'is short for the missing value %j',
    async (told) => {
      nock(SOURCE_URL)
        .post('/token')
        .reply(200, { access_token: 'one', ...told });
      service('one').reply(200, {});
      await post();
      later(301);
      tokens('two');
      service('two').reply(200, { by: 'new' });
      expect(await post()).toEqual({ by: 'new' });
    },
  );
});

describe('a fault of the platform', () => {
  test.each([
    ['900908', 'NOT_LICENSED'],
    ['900909', 'NOT_LICENSED'],
    ['900910', 'NOT_LICENSED'],
    ['900907', 'NOT_LICENSED'],
    ['900800', 'THROTTLED'],
    ['900802', 'THROTTLED'],
    ['900803', 'THROTTLED'],
    ['900804', 'THROTTLED'],
    ['900807', 'THROTTLED'],
    ['900905', 'CALLER_NOT_REGISTERED'],
  ])('maps %s to %s in every format, with any Content-Type and status', async (code, meaning) => {
    const forms = [
      { fault: { code, message: 'x' } },
      { fault: { code: Number(code), message: 'x' } },
      { code, message: 'x', description: 'y' },
      xmlFault(code),
      `\n${xmlFault(code)}`,
      xmlFault(code, 'http://wso2.org/apimanager/security').replaceAll('am:', 'ams:'),
      `<fault><code> ${code} </code><message>x</message></fault>`,
    ];
    const types = ['application/json', 'application/xml', 'text/html', 'text/plain;charset=utf-8'];
    tokens('one');
    for (const form of forms) {
      for (const type of types) {
        service('one').reply(403, form, { 'Content-Type': type });
        expect(await failureOf(post())).toEqual({ code: meaning, sourceCode: code });
      }
    }
  });

  test.each([200, 400, 403, 500, 503])('reports a missing subscription with HTTP %i', async (status) => {
    tokens('one');
    service('one').reply(status, xmlFault('900908'));
    expect(await failureOf(post())).toEqual({ code: 'NOT_LICENSED', sourceCode: '900908' });
  });

  test.each([200, 403, 500, 503])(
    'reports throttling with HTTP %i, with its time if there is one',
    async (status) => {
      tokens('one');
      service('one').reply(status, xmlFault('900802'));
      expect(await failureOf(post())).toEqual({ code: 'THROTTLED', sourceCode: '900802' });
      service('one').reply(status, xmlFault('900802'), { 'Retry-After': '3' });
      expect(await failureOf(post())).toMatchObject({ code: 'THROTTLED', retryAfterMs: 3000 });
    },
  );

  test('is reported at the token address too', async () => {
    nock(SOURCE_URL).post('/token').reply(500, xmlFault('900800'));
    expect(await failureOf(post())).toEqual({ code: 'THROTTLED', sourceCode: '900800' });
    nock(SOURCE_URL).post('/token').reply(403, xmlFault('900908'));
    expect(await failureOf(post())).toEqual({ code: 'NOT_LICENSED', sourceCode: '900908' });
    nock(SOURCE_URL).post('/token').reply(200, xmlFault('900901'));
    expect(await failureOf(post())).toEqual({ code: 'CALLER_NOT_REGISTERED', sourceCode: '900901' });
  });

  test.each([
    ['of the service behind it', 500, xmlFault('101503'), { code: 'UPSTREAM_ERROR', sourceCode: 'HTTP 500' }],
    [
      'in a page',
      500,
      '<html><body>fault<br></body></html>',
      { code: 'UPSTREAM_ERROR', sourceCode: 'HTTP 500' },
    ],
    [
      'with a declared entity',
      500,
      `<!DOCTYPE a>${xmlFault('900908')}`,
      { code: 'UPSTREAM_ERROR', sourceCode: 'HTTP 500' },
    ],
    ['of no resource', 404, xmlFault('900906'), { code: 'BAD_RESPONSE', sourceCode: '900906' }],
    ['without a code', 404, '<fault/>', { code: 'BAD_RESPONSE', sourceCode: 'HTTP 404' }],
    [
      'of a service’s own',
      403,
      { code: 42, message: '900908' },
      { code: 'CALLER_NOT_REGISTERED', sourceCode: 'HTTP 403' },
    ],
    ['that is a page', 200, '<html><body>Bảo trì</body></html>', { code: 'BAD_RESPONSE' }],
  ])('maps %s by its status', async (_what, status, body, failure) => {
    tokens('one');
    service('one').reply(status, body);
    expect(await failureOf(post())).toEqual(failure);
  });

  test('is not an answer with a field of that name', async () => {
    tokens('one');
    service('one').reply(200, { fault: null, code: '900908', status: 1 });
    expect(await post()).toEqual({ fault: null, code: '900908', status: 1 });
  });
});
