/**
 * What a caller of the population mock must present. These are the mock's own secrets, published on purpose:
 * they open nothing but synthetic data on this machine.
 */
export const credentials = {
  user: 'lienthong',
  secret: 'mock-population-secret',
  authUrl: 'http://dancu.mock.invalid/xac-thuc',
  apiKey: 'mock-population-api-key',
  xRoadClient: 'VN/GOV/H29/LIENTHONG',
} as const;

/** MaDVC that may use the service; any other gets business error 004. */
export const licensedProcedures: readonly string[] = ['G22-LT01', 'G22-LT02'];

/** MaCanBo with the right to ask; any other gets business error 005. */
export const registeredOfficials: readonly string[] = ['079185000001', '079190000002'];
