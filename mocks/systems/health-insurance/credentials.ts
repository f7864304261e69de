/**
 * What a caller of the health insurance mock must present. These are the mock's own secrets, published on
 * purpose: they open nothing but synthetic data on this machine.
 */
export const credentials = { username: '01234_BV', password: 'mock-bhyt-secret' } as const;

/** Officers who may look up, by number. Anybody else is 054; a registered number under another name is 055. */
export const registeredOfficers: ReadonlyMap<string, string> = new Map([
  ['079185000001', 'Trần Thị Cán Bộ'],
  ['079190000002', 'Lê Thị Tiếp Đón'],
]);
