import { afterAll, beforeAll, expect, test } from 'vitest';
import { drive } from '../harness/fixes.ts';
import { openPhone } from '../harness/phone.ts';
import { rowsOf } from '../harness/rows.ts';
import { startTestStack, type TestStack } from '../harness/stack.ts';

const MEBIBYTE = 1_048_576;
let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack({ env: { FIELDCAST_LOG_BYTES_MAX: String(MEBIBYTE) } });
});
afterAll(() => stack?.stop());

test('a full log stops acknowledging, says so, and takes everything when the writer is back', async () => {
  const phone = await openPhone({
    url: stack.urls.track,
    token: await stack.token({ role: 'technician', subject: 'full-1' }),
  });
  await stack.services.writer.end('SIGTERM');
  const perReport = 400;
  const outcomes: ReturnType<typeof phone.report>[] = [];
  let logged = 0;
  // Fill the log: never more in flight than the window, and stop once the window stays full.
  const isStuck = async () => (await stack.services.ingest.ready()).status === 503;
  while (!(await isStuck())) {
    while (outcomes.length - logged < phone.welcome.limits.windowReports) {
      const outcome = phone.report(drive(perReport, { ageMs: (outcomes.length + 1) * perReport * 1000 }));
      outcomes.push(outcome);
      void outcome.logged.then(() => {
        logged += 1;
      });
    }
    const before = logged;
    await expect.poll(async () => logged > before || (await isStuck()), { timeout: 20_000 }).toBe(true);
  }
  expect(logged).toBeLessThan(outcomes.length);
  expect((await stack.services.ingest.ready()).body).toMatch(/log/);

  await stack.services.writer.start();
  await Promise.all(outcomes.map(({ stored }) => stored));
  expect(await rowsOf(stack.database, 'full-1')).toHaveLength(outcomes.length * perReport);
  await expect.poll(isStuck, { timeout: 20_000 }).toBe(false);
  await phone.close();
});
