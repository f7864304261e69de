/** The personas and the facts of their stories; everything else about them is drawn. */
import type { Given } from './generate.ts';
import { NO_KINSHIP, RELATIONSHIPS, type Life } from './life.ts';
import type { Person } from './person.ts';
import { kinOf, type Identity } from './identity.ts';

export interface Part {
  /** Never reused. */
  readonly slot: number;
  readonly name: string;
  readonly story: string;
  /** Former code of the province of birth registration. */
  readonly province: string;
  readonly given: Given;
  /** Relatives and death; `identity` gives the persona of another slot. */
  readonly life?: (identity: (slot: number) => Identity) => Partial<Life>;
  /** Further facts that the story requires. */
  readonly change?: (person: Person) => Partial<Person>;
}

/** Slots that other slots refer to. */
const AN = 0;
const MAI = 5;
const KHOI = 6;
const VINH = 7;
const NHUNG = 8;
const THU = 9;
const THANH = 10;
const SAU = 11;

export const CAST: readonly Part[] = [
  {
    slot: 0,
    name: 'Nguyễn Văn An',
    story:
      'An office clerk from Ho Chi Minh City of whom every source holds the same. He drives a motorcycle and a car, is married to Trần Thị Ngọc Mai and has a son, Nguyễn Minh Khôi.',
    province: '79',
    given: {
      sex: 'MALE',
      dateOfBirth: '1985-03-12',
      ethnicGroup: '01',
      religion: '00',
      formerNumber: true,
      licences: [
        { class: 'A1', issuedOn: '2004-06-18', status: '1' },
        { class: 'B2', issuedOn: '2019-09-24', status: '1' },
      ],
    },
    life: (identity) => ({
      kinship: {
        ...NO_KINSHIP,
        marriages: [{ spouse: kinOf(identity(MAI)), registeredOn: '2013-10-20', end: null }],
        children: [kinOf(identity(KHOI))],
      },
      home: { head: identity(AN), relationship: RELATIONSHIPS.head },
    }),
    change: ({ licences, identityNumber, dateOfBirth }) => ({
      nationality: 'VN',
      populationSpelling: { inParts: false, decomposed: false, yearOfDeathOnly: false },
      licences: licences.map((licence) => ({
        ...licence,
        holderName: 'Nguyễn Văn An',
        holderNumber: identityNumber,
        holderDateOfBirth: dateOfBirth,
      })),
    }),
  },
  {
    slot: 1,
    name: "H'Bia Êban",
    story:
      'An elderly Ê Đê woman from Đắk Lắk. The population database knows only the year of her birth, her motorcycle licence a full date in that year.',
    province: '66',
    given: {
      sex: 'FEMALE',
      dateOfBirth: '1948',
      ethnicGroup: '12',
      formerNumber: true,
      licences: [{ class: 'A1', issuedOn: '1998-04-15', status: '1' }],
    },
    change: ({ licences, formerNumber }) => ({
      licences: licences.map((licence) => ({
        ...licence,
        holderName: "H'BIA ÊBAN",
        holderNumber: formerNumber,
        holderDateOfBirth: '1948-10-02',
      })),
    }),
  },
  {
    slot: 2,
    name: 'Phạm Thị Thanh Thuý',
    story:
      'A teacher from Hải Phòng with an old class A1 and a new class B licence, on which points were deducted. Her licences spell her name Thúy.',
    province: '31',
    given: {
      sex: 'FEMALE',
      dateOfBirth: '1993-08-21',
      ethnicGroup: '01',
      licences: [
        { class: 'A1', issuedOn: '2012-05-30', status: '1' },
        { class: 'B', issuedOn: '2025-03-11', status: '1' },
      ],
    },
    change: ({ licences, identityNumber, dateOfBirth }) => ({
      licences: licences.map((licence) => ({
        ...licence,
        holderName: 'Phạm Thị Thanh Thúy',
        holderNumber: identityNumber,
        holderDateOfBirth: dateOfBirth,
        points: licence.newScheme
          ? { remaining: 8, lastDeductedOn: '2026-02-14' }
          : { remaining: 12, lastDeductedOn: null },
      })),
    }),
  },
  {
    slot: 3,
    name: 'Lê Quang Hoà',
    story:
      'A driver from Nghệ An whose licence record has day and month of his birth exchanged, so that it cannot be tied to him and nothing of it is shown.',
    province: '40',
    given: {
      sex: 'MALE',
      dateOfBirth: '1990-05-07',
      ethnicGroup: '01',
      licences: [{ class: 'C', issuedOn: '2023-10-02', status: '1' }],
    },
    change: ({ licences, identityNumber }) => ({
      licences: licences.map((licence) => ({
        ...licence,
        tied: false,
        holderName: 'Lê Quang Hoà',
        holderNumber: identityNumber,
        holderDateOfBirth: '1990-07-05',
      })),
    }),
  },
  {
    slot: 4,
    name: 'Giàng A Páo',
    story: 'A young Hmong man from Lào Cai without a driving licence.',
    province: '10',
    given: { sex: 'MALE', dateOfBirth: '2004-11-20', ethnicGroup: '08', licences: [] },
  },
  {
    slot: MAI,
    name: 'Trần Thị Ngọc Mai',
    story:
      "The wife of Nguyễn Văn An and mother of Nguyễn Minh Khôi. Her health insurance card was replaced by another, so that asking by the old card's number leads to the new one.",
    province: '79',
    given: { sex: 'FEMALE', dateOfBirth: '1988-11-02', ethnicGroup: '01', religion: '00' },
    life: (identity) => ({
      kinship: {
        ...NO_KINSHIP,
        marriages: [{ spouse: kinOf(identity(AN)), registeredOn: '2013-10-20', end: null }],
        children: [kinOf(identity(KHOI))],
      },
      home: { head: identity(AN), relationship: RELATIONSHIPS.spouse },
    }),
    change: () => ({ traits: ['superseded-card'] }),
  },
  {
    slot: KHOI,
    name: 'Nguyễn Minh Khôi',
    story:
      'A schoolboy, ten years old, son of Nguyễn Văn An and Trần Thị Ngọc Mai: from him one can walk to both.',
    province: '79',
    given: { sex: 'MALE', dateOfBirth: '2016-04-18', ethnicGroup: '01', religion: '00' },
    life: (identity) => ({
      kinship: { ...NO_KINSHIP, father: kinOf(identity(AN)), mother: kinOf(identity(MAI)) },
      home: { head: identity(AN), relationship: RELATIONSHIPS.child },
    }),
  },
  {
    slot: VINH,
    name: 'Đỗ Quang Vinh',
    story:
      'An electrician from Hưng Yên who married Vũ Thị Hồng Nhung, was divorced from her and married Hoàng Thị Lệ Thu.',
    province: '33',
    given: { sex: 'MALE', dateOfBirth: '1979-09-09', ethnicGroup: '01' },
    life: (identity) => ({
      kinship: {
        ...NO_KINSHIP,
        marriages: [
          {
            spouse: kinOf(identity(NHUNG)),
            registeredOn: '2004-05-16',
            end: { on: '2011-09-30', by: 'DIVORCE' },
          },
          { spouse: kinOf(identity(THU)), registeredOn: '2014-02-22', end: null },
        ],
      },
      home: { head: identity(VINH), relationship: RELATIONSHIPS.head },
    }),
  },
  {
    slot: NHUNG,
    name: 'Vũ Thị Hồng Nhung',
    story:
      'A seamstress from Ninh Bình, divorced from Đỗ Quang Vinh. Two employers registered her, so that the social insurance holds several numbers for her.',
    province: '37',
    given: { sex: 'FEMALE', dateOfBirth: '1981-05-26', ethnicGroup: '01' },
    life: (identity) => ({
      kinship: {
        ...NO_KINSHIP,
        marriages: [
          {
            spouse: kinOf(identity(VINH)),
            registeredOn: '2004-05-16',
            end: { on: '2011-09-30', by: 'DIVORCE' },
          },
        ],
      },
    }),
    change: () => ({ traits: ['several-insurance-numbers'] }),
  },
  {
    slot: THU,
    name: 'Hoàng Thị Lệ Thu',
    story:
      'The second wife of Đỗ Quang Vinh. Her personal number was cancelled and issued anew: by the cancelled one nobody is found.',
    province: '34',
    given: { sex: 'FEMALE', dateOfBirth: '1984-12-15', ethnicGroup: '01' },
    life: (identity) => ({
      kinship: {
        ...NO_KINSHIP,
        marriages: [{ spouse: kinOf(identity(VINH)), registeredOn: '2014-02-22', end: null }],
      },
      home: { head: identity(VINH), relationship: RELATIONSHIPS.spouse },
      reissued: true,
    }),
  },
  {
    slot: THANH,
    name: 'Bùi Văn Thành',
    story: 'A retired miner who died on 17 August 2024; Lê Thị Sáu is his widow.',
    province: '22',
    given: { sex: 'MALE', dateOfBirth: '1951-02-03', ethnicGroup: '01', formerNumber: true },
    life: (identity) => ({
      dateOfDeath: '2024-08-17',
      kinship: {
        ...NO_KINSHIP,
        marriages: [
          {
            spouse: kinOf(identity(SAU)),
            registeredOn: '1975-12-28',
            end: { on: '2024-08-17', by: 'DEATH' },
          },
        ],
      },
      home: { head: identity(SAU), relationship: RELATIONSHIPS.spouse },
    }),
    change: ({ populationSpelling }) => ({
      populationSpelling: { ...populationSpelling, yearOfDeathOnly: false },
    }),
  },
  {
    slot: SAU,
    name: 'Lê Thị Sáu',
    story: 'The widow of Bùi Văn Thành. The registration of her birth was corrected.',
    province: '22',
    given: { sex: 'FEMALE', dateOfBirth: '1954-06-10', ethnicGroup: '01', formerNumber: true },
    life: (identity) => ({
      kinship: {
        ...NO_KINSHIP,
        marriages: [
          {
            spouse: kinOf(identity(THANH)),
            registeredOn: '1975-12-28',
            end: { on: '2024-08-17', by: 'DEATH' },
          },
        ],
      },
      home: { head: identity(SAU), relationship: RELATIONSHIPS.head },
    }),
    change: () => ({ traits: ['corrected-birth'] }),
  },
  {
    slot: 12,
    name: 'Nông Văn Hiếu',
    story:
      'A soldier from Cao Bằng, a Tày, whose health insurance card is one of the Ministry of National Defence.',
    province: '04',
    given: { sex: 'MALE', dateOfBirth: '1996-03-08', ethnicGroup: '02' },
    change: () => ({ traits: ['military-card'] }),
  },
  {
    slot: 13,
    name: 'Huỳnh Thị Kim Ngân',
    story: 'A bookkeeper from Cần Thơ whose social insurance contributions have a gap of some years.',
    province: '92',
    given: { sex: 'FEMALE', dateOfBirth: '1990-07-19', ethnicGroup: '01' },
    change: () => ({ traits: ['insurance-gap'] }),
  },
];
