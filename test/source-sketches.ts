/**
 * Sources of invented wires, one for each thing that the interface for sources must be able to say. They
 * type-check; test/source-api.test.ts says which of them a gateway takes.
 */
import Type from 'typebox';
import {
  contract,
  defineSource,
  part,
  parseJson,
  type Reply,
  type Subject,
  type TruthOf,
} from '../src/source-api/index.ts';

interface Certificate {
  readonly fileNumber: string;
}

interface Payment {
  readonly amount: number;
}

interface Wire {
  readonly Certificates: { readonly list: readonly { readonly number: string; readonly holder: string }[] };
}

const own = {
  apiVersion: 1,
  sourceId: 'DRIVING_LICENCE',
  name: { vi: 'Nguồn mẫu', en: 'Sample source' },
  field: 'drivingLicences',
  numberKinds: ['PERSONAL'],
  officerRefusals: null,
  contract: contract<Wire>({ schemas: { $id: 'sample', $defs: {} }, sourceCodes: /^\d{2}$/ }),
  settings: Type.Object({ office: Type.String() }),
} as const;

const certificates = part<Certificate>({ merge: (first) => first });

/** A record that the number of the question ties. */
function keyed<Rec>(record: Rec, { identityNumber, fullName }: Subject): Reply<Rec> {
  const evidence = { numbers: [identityNumber], keyed: true, fullName, dateOfBirth: undefined };
  return { candidates: [{ record, evidence }] };
}

/** A GET request with the number in its address, and a form. */
export const requests = defineSource({
  ...own,
  id: 'requests',
  parts: { certificates, points: part<Payment>({ merge: (a, b) => ({ amount: a.amount + b.amount }) }) },
  connect: ({ office }, host) => {
    const http = host.http();
    const read = host.contract('Certificates');
    return {
      ask: (call) =>
        Promise.all(
          call.questions.map(async ({ part: { name }, subject }) => {
            const { identityNumber } = subject;
            if (name === 'points') {
              const { body } = await http.post({ path: '/payments', form: { identityNumber, office }, call });
              return keyed({ amount: Number(body) }, subject);
            }
            const { status, body } = await http.get({ path: `/certificates/${identityNumber}`, call });
            if (status === 404) return { candidates: [] };
            const [first] = read(parseJson(body)).list;
            return first ? keyed({ fileNumber: first.number }, subject) : { candidates: [] };
          }),
        ),
      close: () => http.close(),
    };
  },
});

/** A body that is read as it arrives. */
export const streams = defineSource({
  ...own,
  id: 'streams',
  parts: { certificates },
  connect: (_settings, host) => {
    const http = host.http();
    return {
      ask: (call) =>
        http.stream({ path: '/export', call }, 50_000_000, async ({ body }) => {
          let size = 0;
          for await (const chunk of body) size += chunk.length;
          host.log.info('the export was read', { size });
          return call.questions.map(() => ({ candidates: [] }));
        }),
      close: () => http.close(),
    };
  },
});

const silent = {
  ask: () => Promise.resolve([]),
  close: () => Promise.resolve(),
};

/** A part that only citizens ask, about themselves, with cache lifetimes of its own. */
export const audience = defineSource({
  ...own,
  id: 'audience',
  parts: {
    certificates,
    points: part<Payment>({
      audience: 'self',
      cache: { ttl: 60 },
      merge: (first) => first,
      facts: ({ amount }) => ({ SEX: String(amount) }),
    }),
  },
  connect: () => silent,
});

/** A part that takes a period. */
export const periods = defineSource({
  ...own,
  id: 'periods',
  parts: {
    certificates: part<Certificate>({
      arguments: Type.Object({ year: Type.Integer({ minimum: 1945, maximum: 2100 }) }),
      merge: (first) => first,
    }),
  },
  connect: (_settings, host) => {
    const http = host.http();
    return {
      ask: async (call) => {
        const years = call.questions.map((question) => String(question.arguments?.['year']));
        await http.get({ path: '/certificates', query: { years: years.join(',') }, call });
        return call.questions.map(() => ({ candidates: [] }));
      },
      close: () => http.close(),
    };
  },
});

/** Numbers of kinds that the source declares. */
export const numbers = defineSource({
  ...own,
  id: 'numbers',
  numberKinds: ['PERSONAL', { name: 'DOSSIER', pattern: /^[A-Z]\d{2}\.\d{6}-\d{4}$/ }],
  parts: { certificates },
  connect: (_settings, host) => {
    const http = host.http();
    return {
      ask: async (call) => {
        const dossiers = call.questions.map(({ ownNumbers }) => ownNumbers?.['DOSSIER'] ?? '');
        await http.post({ path: '/dossiers', body: JSON.stringify(dossiers), call });
        return call.questions.map(() => ({ candidates: [] }));
      },
      close: () => http.close(),
    };
  },
});

/** The truth of the mock system of the first sketch, as its generator makes it. */
export const truth: TruthOf<typeof requests> = {
  certificates: { outcome: 'FOUND', record: { fileNumber: '12' } },
  points: { outcome: 'NOT_FOUND', record: null },
};

export { own, silent };
