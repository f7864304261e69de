const { startGateway, startMocks } = require('lienthong');
const { fillForm } = require('./desk.js');

let mocks;
let gateway;

// Two seconds, but a machine with more to do may take its time.
beforeAll(async () => {
  mocks = await startMocks();
  gateway = await startGateway({ mocks });
}, 30_000);
afterAll(async () => {
  await gateway?.close();
  await mocks?.close();
});
afterEach(() => mocks.clearFaults());

async function formOf(name, { url, headersOf } = gateway, role = 'officer') {
  const form = await fillForm(url, await headersOf(role), mocks.persona(name).subject);
  return Object.fromEntries(form.map(({ label, value, missing }) => [label, value ?? `— ${missing}`]));
}

test('one question fills the whole form', async () => {
  await mocks.resetStats();
  const form = await formOf('Nguyễn Văn An');
  expect(form['Họ và tên']).toBe('NGUYỄN VĂN AN');
  expect(form['Vợ hoặc chồng']).toBe('Trần Thị Ngọc Mai');
  expect(Object.values(form).filter((entry) => entry.startsWith('—'))).toEqual([]);
  const stats = await mocks.stats();
  expect(stats['driving-licence'].calls).toBe(1);
  expect(stats['social-insurance'].calls).toBe(0);
});

test('a source that is down costs its own lines only, and they say so', async () => {
  const wholesome = await formOf('Nguyễn Văn An');
  await mocks.setFaults('health-insurance', [{ kind: 'down' }]);
  const { 'Thẻ BHYT': card, ...others } = await formOf('Nguyễn Văn An');
  expect(card).toMatch(/^— \S/);
  expect(others).toEqual({ ...wholesome, 'Thẻ BHYT': undefined });
});

test("another person's record never gets into the form", async () => {
  await mocks.setFaults('population', [{ kind: 'wrongSubject' }]);
  const form = await formOf('Nguyễn Văn An');
  expect(form['Họ và tên']).toBe('— dữ liệu không khớp với người được hỏi');
});

test('an officer whom nobody has registered sees that the question was refused', async () => {
  const officer = { identityNumber: '079185999999', fullName: 'Người Chưa Đăng Ký' };
  const stranger = await startGateway({ mocks, caller: { agency: 'H29.101', officer } });
  try {
    const form = await formOf('Nguyễn Văn An', stranger);
    expect(Object.values(form).every((entry) => /^— \S/.test(entry))).toBe(true);
  } finally {
    await stranger.close();
  }
});

test('a receptionist gets the lines that the purpose allows, and the others say why they are empty', async () => {
  await mocks.resetStats();
  const form = await formOf('Nguyễn Văn An', gateway, 'receptionist');
  expect(form['Thẻ BHYT']).not.toMatch(/^—/);
  expect(form['Giấy phép lái xe']).toBe('— không được phép xem theo mục đích này');
  expect((await mocks.stats())['driving-licence'].calls).toBe(0);
});

test('what a test gets wrong is said with its rule', async () => {
  expect(() => mocks.persona('Nobody')).toThrow(/^name must be one of Nguyễn Văn An,/);
  await expect(mocks.setFaults('population', [{ kind: 'tired' }])).rejects.toThrow(
    /faults\[0\]\.kind must be one of/,
  );
});
