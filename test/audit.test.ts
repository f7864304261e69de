import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DatabaseSync } from 'node:sqlite';
import { Running } from './kit/running.ts';

let running: Running;
beforeAll(async () => {
  running = await Running.start();
});
afterAll(() => running.stop());

test('try', async () => {
  const [person] = await running.people(1);
  const query = `query ($subject: SubjectInput!) { citizen(subject: $subject) { identity { status receipt record { fullName father { fullName identityNumber } } } civilStatus { status receipt record { birth { mother { fullName } } } } } }`;
  const answer = await running.ask(query, { subject: person?.subject });
  console.log(JSON.stringify(answer.body, null, 1));
  await new Promise((r) => setTimeout(r, 200));
  const db = new DatabaseSync(running.auditConfig.file, { readOnly: true });
  console.log(db.prepare('select * from entries').all());
  console.log(db.prepare('select * from contents').all(), db.prepare('select * from commits').all());
  expect(1).toBe(1);
});
