/**
 * What a caller of the civil status mock must present. These are the mock's own secrets, published on
 * purpose: they open nothing but synthetic data on this machine.
 */
export const credentials = { consumerKey: 'mock-hotich-key', consumerSecret: 'mock-hotich-secret' } as const;

/** maCanBo with the right to ask; any other gets error 100. */
export const registeredOfficials: readonly string[] = ['079185000001', '079190000002'];
