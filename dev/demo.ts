/**
 * Demo access in development mode: one token for each kind of caller, with the headers that go with it. All
 * people are synthetic; the officers are registered at the mock systems, the citizen is a persona.
 */
import type { JWTPayload } from 'jose';
import type { Demo, DemoAccess, DemoCaller, DemoRole, DevelopmentIssuer } from '#lienthong/access/demo';

export const DEMO_ROLES = [
  'officer',
  'clerk',
  'receptionist',
  'citizen',
  'auditor',
  'operator',
] as const satisfies readonly DemoRole[];

export const DEMO_CALLER: DemoCaller = {
  agency: 'H29.101',
  officer: { identityNumber: '079185000001', fullName: 'Trần Thị Cán Bộ' },
};

/** Overrides of the claims of a role. */
export interface DemoTokenOptions {
  readonly scopes?: readonly string[];
  /** Default now. */
  readonly issuedAt?: Date;
}

interface RoleDemo {
  readonly about: string;
  readonly claims: (scopes: readonly string[], caller: DemoCaller) => JWTPayload;
  readonly headers: Readonly<Record<string, string>>;
}

const DEMOS: Readonly<Record<DemoRole, RoleDemo>> = {
  officer: {
    about: 'An officer of a one-stop desk, with every scope. Purpose 0.000000 is development: everything.',
    claims: (scopes, { agency, officer }) => ({
      client_id: 'one-stop-desk',
      agency,
      officer,
      roles: ['officer'],
      purposes: ['*'],
      scope: [...scopes, 'subject:mismatch'].join(' '),
    }),
    headers: { 'X-Purpose': '0.000000', 'X-Dossier': 'H29.101-260131-0001' },
  },
  clerk: {
    about: 'An ordinary officer of the same desk, who registers permanent residence.',
    claims: () => ({
      client_id: 'one-stop-desk',
      agency: 'H29.101',
      officer: { identityNumber: '079192000004', fullName: 'Hoàng Thị Một Cửa' },
      roles: ['officer'],
      purposes: ['1.004222'],
      scope:
        'identity identity:family identity:family-numbers identity:life-status civil-status civil-status:family conflicts',
    }),
    headers: { 'X-Purpose': '1.004222', 'X-Dossier': 'H29.101-260131-0002' },
  },
  receptionist: {
    about:
      'The reception of a hospital: who the patient is and their insurance card; no family, no religion.',
    claims: () => ({
      client_id: 'hospital-reception',
      agency: 'H29.201',
      officer: { identityNumber: '079190000002', fullName: 'Lê Thị Tiếp Đón' },
      roles: ['receptionist'],
      purposes: ['0.000010'],
      scope: 'identity health-insurance',
    }),
    headers: { 'X-Purpose': '0.000010', 'X-Dossier': 'H29.201-260131-0001' },
  },
  citizen: {
    about: 'Nguyễn Văn An, a persona, who asks what the sources hold about himself: `me`.',
    claims: (scopes) => ({
      client_id: 'citizen-portal',
      muc: 2,
      citizen: { identityNumber: '079085669802', fullName: 'Nguyễn Văn An', dateOfBirth: '1985-03-12' },
      purposes: ['0.000001'],
      scope: scopes.join(' '),
    }),
    headers: { 'X-Purpose': '0.000001' },
  },
  auditor: {
    about: 'An auditor: sees who asked what, and nothing that was answered.',
    claims: () => ({
      client_id: 'audit-desk',
      agency: 'H29',
      officer: { identityNumber: '079180000003', fullName: 'Phạm Văn Kiểm Tra' },
      roles: ['auditor'],
      purposes: ['0.000002'],
      scope: 'audit:read',
    }),
    headers: { 'X-Purpose': '0.000002' },
  },
  operator: {
    about: 'An operator of the gateway: its state and its figures, no personal data.',
    claims: () => ({
      client_id: 'operations',
      agency: 'H29',
      roles: ['operator'],
      purposes: [],
      scope: 'operations:read',
    }),
    headers: {},
  },
};

export function isDemoRole(name: string): name is DemoRole {
  return Object.hasOwn(DEMOS, name);
}

/** @param scopes that fields of the schema require */
export async function demoAccess(
  role: DemoRole,
  issuer: DevelopmentIssuer,
  scopes: readonly string[],
  caller: DemoCaller = DEMO_CALLER,
  { scopes: others, issuedAt }: DemoTokenOptions = {},
): Promise<DemoAccess> {
  const { about, claims, headers } = DEMOS[role];
  const scope = others && { scope: others.join(' ') };
  const token = await issuer.sign({ sub: role, ...claims(scopes, caller), ...scope }, issuedAt);
  return { token, headers: { Authorization: `Bearer ${token}`, ...headers }, about };
}

/** Demo access of a gateway in development mode; `GET /dev/tokens` answers with `all`. */
export function createDemo(issuer: DevelopmentIssuer, scopes: readonly string[], caller?: DemoCaller): Demo {
  const of = (role: DemoRole) => demoAccess(role, issuer, scopes, caller);
  const all = async () => {
    const entries = DEMO_ROLES.map(async (role) => [role, await of(role)] as const);
    return Object.fromEntries(await Promise.all(entries));
  };
  return { of, all };
}
