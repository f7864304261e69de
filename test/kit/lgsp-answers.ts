/** Odd answers of a source behind the platform: the test writes its results, and nock sends them. */
import { afterAll, beforeAll } from '@jest/globals';
import nock from 'nock';
import type { LgspSystem } from '../../mocks/kit/lgsp.ts';
import { readReply } from '../../src/ask/read-reply.ts';
import type { DefinedSource, PartMap } from '../../src/source-api/define-source.ts';
import type { Connector } from '../../src/source-api/source.ts';
import { callOf, connect, platform, questionFor, subjectOf } from './calls.ts';
import { SOURCE_URL, useNock } from './nock.ts';
import { notesOf } from './notes.ts';

/** What an answer is for a row that is lost. */
export const LOST = { status: 'UNAVAILABLE', failure: { code: 'BAD_RESPONSE' } };

const TOKEN = { access_token: 't', token_type: 'Bearer', expires_in: 3600 };

/**
 * Call it once in a file, outside of its tests.
 *
 * @returns the answer about a person (by default Nguyễn Thị Hoà, 1990-02-15, 079190123456), tied as every
 * answer is, from what the source says about them: its columns, and `maKetQua` where it is not 00
 */
export function lgspAnswers<Parts extends PartMap>(source: DefinedSource<Parts>) {
  useNock();
  let connector: Connector;
  let path: string;
  beforeAll(async () => {
    const module = (await import(`../../mocks/systems/${source.id}/index.ts`)) as { system: LgspSystem };
    ({ path } = module.system);
    connector = connect(source, { ...platform, url: SOURCE_URL });
  });
  afterAll(() => connector.close());

  return async (part: keyof Parts & string, item: object, subject = subjectOf()) => {
    // The token of the first call serves them all.
    nock(SOURCE_URL).post('/token').optionally().reply(200, TOKEN);
    const result = { soDinhDanh: subject.identityNumber, maKetQua: '00', ...item };
    const answer = { status: 1, message: 'OK', maYeuCau: 'id-0001', ketQua: [result] };
    nock(SOURCE_URL).post(path).reply(200, answer);
    const question = questionFor(source.part(part), subject);
    const [reply] = await connector.ask(callOf([question]));
    if (!reply) throw new Error('no reply');
    const arrived = { requestId: 'id-0001', fetchedAt: new Date(), arrivedAt: performance.now() };
    const read = readReply(question, { reply, ...arrived });
    return { ...read, notes: notesOf(read) };
  };
}
