/**
 * What a caller of the driving-licence mock must present. These are the mock's own secrets, published on
 * purpose: they open nothing but synthetic data on this machine.
 */
export const credentials = { consumerKey: 'mock-gplx-key', consumerSecret: 'mock-gplx-secret' } as const;

/** maDVC that may use the service; any other gets business error 06. */
export const licensedProcedures: readonly string[] = ['G22-LT01', 'G22-LT02'];

/** maCanBo with the right to ask; any other gets business error 05. */
export const registeredOfficials: readonly string[] = ['079185000001', '079190000002'];
