/** The platform's access token: fetched once, renewed early by one caller, replaced once when it is refused. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import nock from 'nock';
import { LgspClient } from '../src/transport/lgsp.ts';
import { common, failureOf } from './kit/calls.ts';
import { SOURCE_URL, useNock } from './kit/nock.ts';

const settings = { tokenPath: '/token', consumerKey: 'key', consumerSecret: 'secret' };

useNock();

let client: LgspClient;
beforeEach(() => {
  client = new LgspClient({ ...common, connections: 20, url: SOURCE_URL }, settings);
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

function post(signal = AbortSignal.timeout(5000)): Promise<unknown> {
  return client.post('/service', {}, signal);
}

/** Moves the clock that tokens are measured by. */
function later(seconds: number): void {
  const now = Date.now();
  jest.spyOn(Date, 'now').mockReturnValue(now + seconds * 1000);
}

describe('an access token', () => {
  test('is fetched once for many callers', async () => {
    tokens('one');
    service('one').times(20).reply(200, { ok: true });
    const answers = await Promise.all(Array.from({ length: 20 }, () => post()));
    expect(answers).toHaveLength(20);
  });

  test('is renewed before it expires by one caller, while the others go on with the old one', async () => {
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

  test('that expired is waited for', async () => {
    tokens('one');
    service('one').reply(200, {});
    await post();
    later(3601);
    tokens('two');
    service('two').reply(200, { by: 'new' });
    expect(await post()).toEqual({ by: 'new' });
  });

  test('that the platform no longer takes is replaced once, as if nothing had happened', async () => {
    tokens('one');
    service('one').reply(401, { fault: { code: 900_901, message: 'Invalid Credentials' } });
    tokens('two');
    service('two').reply(200, { ok: true });
    expect(await post()).toEqual({ ok: true });
  });

  test('refused again is a caller that the platform does not know', async () => {
    tokens('one');
    service('one').reply(401, { fault: { code: 900_901, message: 'Invalid Credentials' } });
    tokens('two');
    service('two').reply(401, { fault: { code: '900901' } });
    expect(await failureOf(post())).toEqual({ code: 'CALLER_NOT_REGISTERED', sourceCode: '900901' });
  });

  test('that cannot be had says why, and is asked for again by the next call', async () => {
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
