/** The source against its own mock system, by the kit that tests the gateway's own sources. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startSourceKit } from 'lienthong-dev/source-kit';

let kit;
before(async () => {
  kit = await startSourceKit({
    folder: new URL('./', import.meta.url),
    id: 'enterprise-registration',
    settings: {
      serviceCode: 'G22-LT01',
      lgsp: { consumerKey: 'mock-dkdn-key', consumerSecret: 'mock-dkdn-secret' },
    },
  });
});
after(() => kit.close());

test('keeps the contract, as its mock system does', async () => {
  assert.deepEqual(await kit.checkContract(), []);
});

test('answers as the mock system expects', async () => {
  assert.deepEqual(await kit.checkTruth(), []);
});

test('says which fault its system has, and recovers', async () => {
  assert.deepEqual(await kit.checkFaults(), []);
});
