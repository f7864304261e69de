/** What a connector replies or throws, in the form that the layers around it know. */
import { describe, expect, test } from '@jest/globals';
import { inKnownForm } from '../src/ask/known-form.ts';
import { SourceError } from '../src/source-api/answer.ts';
import { callOf } from './kit/calls.ts';

const wire = {
  schemas: { $id: 'boats', $defs: { Thuyen: { properties: { HO_TEN: { type: ['string', 'null'] } } } } },
  sourceCodes: /^\d{2}$/,
};

async function detailOf(detail: string, isPackage: boolean): Promise<readonly unknown[]> {
  const failure = { code: 'BAD_RESPONSE' } as const;
  const source = isPackage ? { wire } : undefined;
  const [reply] = await inKnownForm(async () => [{ failure, detail }], source)(callOf([]));
  const thrown = await inKnownForm(
    () => Promise.reject(new SourceError(failure, detail)),
    source,
  )(callOf([])).catch((error: unknown) => error);
  return [reply, thrown].map((told) =>
    told instanceof Error ? told.message : (told as { detail?: string }).detail,
  );
}

describe('the detail of a failure, of a package', () => {
  test.each([
    ['HO_TEN cannot be read', 'HO_TEN cannot be read'],
    ['found, but without what was asked', 'found but without what was asked'],
    ['HTTP 503', 'HTTP 503'],
    ['ECONNREFUSED', 'ECONNREFUSED'],
    ['UND_ERR_SOCKET', 'UND_ERR_SOCKET'],
    ['HO_TEN of Nguyễn Văn An cannot be read', 'HO_TEN of cannot be read'],
    ['HO_TEN of NGUYEN VAN AN: 15/02/1990, 1 0', 'HO_TEN of'],
    ['nguyen-van-hoa, 1990-02-15', undefined],
    ['HO_TEN of 079190123456', undefined],
  ])('%j is %j in the log', async (detail, expected) => {
    const [replied, thrown] = await detailOf(detail, true);
    expect(replied).toBe(expected);
    // Without a detail, the message is the code.
    expect(thrown).toBe(expected ?? 'BAD_RESPONSE');
  });
});

test('the detail of our own sources is as they say, without numbers of people', async () => {
  expect(await detailOf('dsLichSu: no list', false)).toEqual(['dsLichSu: no list', 'dsLichSu: no list']);
  expect(await detailOf('HO_TEN of 079190123456', false)).toEqual([undefined, 'BAD_RESPONSE']);
});
