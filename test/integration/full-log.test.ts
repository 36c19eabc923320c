import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsOf } from '../harness/rows.ts';
import { startTestStack, type TestStack } from '../harness/stack.ts';
import { type StubbornPhone, startStubbornPhone } from '../harness/stubborn-phone.ts';

// The smallest log there can be: the phones fill it in a few seconds, with 10,000 fixes/s.
const LOG_BYTES = 1_048_576;
const PHONES = 20;
const patiently = { timeout: 45_000, interval: 100 };

let stack: TestStack;
let phones: StubbornPhone[] = [];
beforeAll(async () => {
  stack = await startTestStack({ env: { FIELDCAST_LOG_BYTES_MAX: String(LOG_BYTES) } });
});
afterAll(async () => {
  await Promise.all(phones.map((phone) => phone.stop()));
  await stack?.stop();
});

test('a full log takes no more and says so; the phones keep their fixes, and all are stored when the writer is back', async () => {
  await stack.services.writer.end('SIGTERM');
  phones = Array.from({ length: PHONES }, (_, index) =>
    startStubbornPhone({
      url: stack.urls.track,
      technicianId: `full-${index}`,
      getToken: () => stack.token({ role: 'technician', subject: `full-${index}` }),
      fixesPerReport: 100,
      reportEveryMs: 200,
      longitudeDeg: 11 + index,
    }),
  );
  await expect
    .poll(() => stack.services.ingest.ready(), patiently)
    .toMatchObject({ status: 503, body: expect.stringContaining('log') });
  for (const phone of phones) phone.pause();
  expect(phones.map(({ storedTimesMs }) => storedTimesMs.size)).toEqual(phones.map(() => 0));

  await stack.services.writer.start();
  for (const phone of phones) {
    await expect.poll(() => phone.storedTimesMs.size, patiently).toBe(phone.generated);
    expect(await rowsOf(stack.database, phone.technicianId)).toHaveLength(phone.generated);
  }
  await expect.poll(async () => (await stack.services.ingest.ready()).status, patiently).toBe(200);
}, 120_000);
