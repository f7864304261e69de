/** From a person to the relatives whom the civil status register names, and what the sources say of a family. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Running, uncached, type Triple } from './kit/running.ts';

interface Relative {
  readonly fullName: string;
  readonly citizen: {
    readonly drivingLicences: { readonly status: string };
    readonly subject: Triple;
  } | null;
}

let running: Running;
beforeAll(async () => {
  running = await Running.start(uncached);
});
afterAll(() => running.stop());
beforeEach(() => running.resetStats());

test('makes the fewest calls on a walk from a child to both parents and their licences', async () => {
  const [child, father, mother] = await Promise.all(
    ['Nguyễn Minh Khôi', 'Nguyễn Văn An', 'Trần Thị Ngọc Mai'].map((name) => running.persona(name)),
  );
  const { body } = await running.ask<{
    citizen: { civilStatus: { record: { birth: { father: Relative; mother: Relative } } } };
  }>(
    `query ($child: SubjectInput!) {
      citizen(subject: $child) {
        civilStatus { record { birth { father { ...relative } mother { ...relative } } } }
      }
    }
    fragment relative on CivilPerson {
      fullName
      citizen { subject { identityNumber fullName dateOfBirth } drivingLicences { status } }
    }`,
    { child },
  );
  expect(body.errors).toBeUndefined();
  const birth = body.data?.citizen.civilStatus.record.birth;
  expect(birth?.father.citizen?.subject.identityNumber).toBe(father?.identityNumber);
  expect(birth?.mother.citizen?.subject.identityNumber).toBe(mother?.identityNumber);
  expect(birth?.father.citizen?.drivingLicences.status).toBe('FOUND');

  const stats = await running.stats();
  expect(stats).toMatchObject({
    'civil-status': { calls: 1, keys: 1 },
    'driving-licence': { calls: 1, keys: 2 },
    population: { calls: 0 },
  });
});

test('ends a long walk at the request’s budget, and answers the rest', async () => {
  const strict = await Running.start((config) => ({ ...config, limits: { ...config.limits, citizens: 4 } }));
  try {
    const spouses = (below: string) =>
      `civilStatus { record { marriages { husband { citizen { ${below} } } wife { citizen { ${below} } } } } }`;
    const { status, body } = await strict.ask<{ citizen: object }>(
      `query ($subject: SubjectInput!) { citizen(subject: $subject) { ${spouses(spouses('completeness'))} identity { status } } }`,
      { subject: await strict.persona('Đỗ Quang Vinh') },
    );
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ citizen: { identity: { status: 'FOUND' } } });
    expect(new Set(body.errors?.map(({ extensions }) => JSON.stringify(extensions)))).toEqual(
      new Set([JSON.stringify({ code: 'QUERY_TOO_COSTLY', limit: 'citizens', allowed: 4 })]),
    );
    expect(body.errors?.[0]?.path?.[0]).toBe('citizen');
  } finally {
    await strict.stop();
  }
});

test('shows a death and a remarriage consistently across the sources', async () => {
  const query = `query ($subject: SubjectInput!) {
    citizen(subject: $subject) {
      completeness
      identity { status record { spouse { identityNumber } } lifeStatus { record { dateOfDeath } } }
      civilStatus {
        status
        record {
          death { diedOn }
          marriages { spouse { fullName } divorce { decidedOn } }
        }
      }
    }
  }`;
  interface Answer {
    readonly citizen: {
      readonly identity: {
        readonly record: { readonly spouse: { readonly identityNumber: string } | null };
        readonly lifeStatus: { readonly record: { readonly dateOfDeath: string | null } };
      };
      readonly civilStatus: {
        readonly record: {
          readonly death: { readonly diedOn: string } | null;
          readonly marriages: readonly {
            readonly spouse: { readonly fullName: string };
            readonly divorce: object | null;
          }[];
        };
      };
    };
  }
  const askAbout = async (name: string) => {
    const { body } = await running.ask<Answer>(query, { subject: await running.persona(name) });
    if (!body.data || body.errors) throw new Error(JSON.stringify(body.errors));
    return body.data.citizen;
  };

  const dead = await askAbout('Bùi Văn Thành');
  expect(dead.identity.lifeStatus.record.dateOfDeath).toBe('2024-08-17');
  expect(dead.civilStatus.record.death?.diedOn).toBe('2024-08-17');

  const vinh = await askAbout('Đỗ Quang Vinh');
  const former = await running.persona('Vũ Thị Hồng Nhung');
  const present = await running.persona('Hoàng Thị Lệ Thu');
  expect(vinh.identity.record.spouse?.identityNumber).toBe(present.identityNumber);
  const spouses = ({ civilStatus }: Answer['citizen']) =>
    civilStatus.record.marriages.map(({ spouse, divorce }) => [
      spouse.fullName.toLowerCase(),
      divorce !== null,
    ]);
  expect(spouses(vinh)).toEqual([
    [present.fullName.toLowerCase(), false],
    [former.fullName.toLowerCase(), true],
  ]);
  expect(spouses(await askAbout('Hoàng Thị Lệ Thu'))).toEqual([['đỗ quang vinh', false]]);
});

test('makes 100 calls for 100 citizens to each source without batches, and at most 2 to the others', async () => {
  const subjects = (await running.people(100)).map(({ subject }) => subject);
  const { body } = await running.ask(
    `query ($subjects: [SubjectInput!]!) {
      citizens(subjects: $subjects) {
        identity { status }
        healthInsurance { status }
        socialInsurance { status contributions { status } }
        drivingLicences { status points { status } }
        civilStatus { status }
      }
    }`,
    { subjects },
  );
  expect(body.errors).toBeUndefined();
  expect(await running.stats()).toMatchObject({
    population: { calls: 100, contractBreaks: 0 },
    'health-insurance': { calls: 100, contractBreaks: 0 },
    'social-insurance': { calls: 2, keys: 100, contractBreaks: 0 },
    'driving-licence': { calls: 2, keys: 100, contractBreaks: 0 },
    'civil-status': { calls: 2, keys: 100, contractBreaks: 0 },
  });
});
