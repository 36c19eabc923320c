import { describe, expect, test } from 'vitest';
import { costsOf, type ThreadEvent } from './main-thread.ts';

/** [name, start ms, length ms, CPU ms] */
function events(...rows: [string, number, number, number?][]): ThreadEvent[] {
  return rows.map(([name, startMs, ms, cpuMs = ms]) => ({
    name,
    ts: startMs * 1000,
    dur: ms * 1000,
    tdur: cpuMs * 1000,
  }));
}

const firstFrame = events(['RunTask', 0, 1], ['FireAnimationFrame', 0.2, 0.5]);

describe('a frame', () => {
  test('that is drawn seldom counts what came long before it apart', () => {
    const { frames } = costsOf([
      ...firstFrame,
      ...events(['RunTask', 40, 2], ['FunctionCall', 40, 2]),
      ...events(['RunTask', 95, 2], ['FunctionCall', 95, 2]),
      ...events(['RunTask', 100, 4], ['FireAnimationFrame', 100, 3]),
    ]);
    expect(frames[0]).toMatchObject({ script: { wallMs: 5 }, scriptSinceLast: { wallMs: 7 } });
  });

  test('counts a long task that held it up, whole', () => {
    const { frames } = costsOf([
      ...firstFrame,
      ...events(['RunTask', 10, 80], ['FunctionCall', 10, 80]),
      ...events(['RunTask', 91, 4], ['FireAnimationFrame', 91, 3]),
    ]);
    expect(frames[0]).toMatchObject({ script: { wallMs: 83 }, task: { wallMs: 84 } });
  });

  test('counts what ran in the sixtieth of a second before it, and its own drawing', () => {
    const { frames } = costsOf([
      ...firstFrame,
      ...events(['RunTask', 2, 3], ['FunctionCall', 3, 1]),
      ...events(['RunTask', 16, 4], ['FireAnimationFrame', 16, 2]),
    ]);
    expect(frames).toHaveLength(1);
    expect(frames[0]).toMatchObject({
      atMs: 20,
      task: { wallMs: 7 },
      script: { wallMs: 3 },
      drawing: { wallMs: 2 },
    });
  });

  test('counts script inside of script once', () => {
    const { frames } = costsOf([
      ...firstFrame,
      ...events(
        ['RunTask', 16, 9],
        ['FireAnimationFrame', 16, 5],
        ['FunctionCall', 17, 3],
        ['RunMicrotasks', 18, 1],
        ['RunMicrotasks', 22, 2],
      ),
    ]);
    expect(frames[0]?.script.wallMs).toBe(7);
  });

  test('tells CPU time from time that passed, and garbage from both', () => {
    const { frames } = costsOf([
      ...firstFrame,
      ...events(['RunTask', 16, 9, 4], ['FireAnimationFrame', 16, 8, 3], ['MinorGC', 17, 2, 1]),
    ]);
    expect(frames[0]).toMatchObject({
      task: { wallMs: 9, cpuMs: 4 },
      script: { wallMs: 8, cpuMs: 3 },
      gc: { wallMs: 2, cpuMs: 1 },
    });
  });

  test('is one, however many callbacks it has', () => {
    const { frames } = costsOf([
      ...firstFrame,
      ...events(['RunTask', 16, 4], ['FireAnimationFrame', 16, 1], ['FireAnimationFrame', 18, 1]),
    ]);
    expect(frames).toHaveLength(1);
    expect(frames[0]?.script.wallMs).toBe(2);
  });
});

test('events may come in any order', () => {
  const inOrder = [...firstFrame, ...events(['RunTask', 16, 4], ['FireAnimationFrame', 16, 2])];
  expect(costsOf([...inOrder].reverse())).toEqual(costsOf(inOrder));
});

test('the time is from the first task to the last', () => {
  expect(
    costsOf([...firstFrame, ...events(['RunTask', 2_000, 4], ['FireAnimationFrame', 2_000, 2])]).seconds,
  ).toBeCloseTo(2);
});
