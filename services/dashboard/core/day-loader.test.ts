import { describe, expect, it, vi } from 'vitest';
import { createDayLoader, DAYS_KEPT_MAX, type DayRequest, GROWING_MS_MAX, SETTLED_MS_MAX } from './day-loader.ts';

const HOUR_MS = 3_600_000;
const day = (index: number, technicianId = 'anna-7'): DayRequest => ({
  technicianId,
  fromMs: index * 24 * HOUR_MS,
  toMs: (index + 1) * 24 * HOUR_MS,
});

interface Question {
  readonly request: DayRequest;
  readonly signal: AbortSignal;
  answer(value: string | undefined): void;
  fail(error: Error): void;
}

/** A server that answers when the test says so; the clock stands at noon of day 10. */
function scripted() {
  const questions: Question[] = [];
  const clock = { nowMs: 10 * 24 * HOUR_MS + 12 * HOUR_MS };
  const loader = createDayLoader<string>({
    load: (request, signal) =>
      new Promise((answer, fail) => {
        questions.push({ request, signal, answer, fail });
      }),
    isEmpty: (value) => value === '',
    problemOf: (error) => {
      if (error instanceof Error && error.message === 'offline') return 'unreachable';
      throw error;
    },
    nowMs: () => clock.nowMs,
  });
  const kindBecomes = (kind: string) => vi.waitFor(() => expect(loader.state.value.kind).toBe(kind));
  const last = (): Question => {
    const question = questions.at(-1);
    if (!question) throw new Error('nothing was asked');
    return question;
  };
  return { loader, questions, last, clock, kindBecomes };
}

describe('the loader of a day', () => {
  it('is loading, then has it', async () => {
    const { loader, last, clock, kindBecomes } = scripted();
    loader.show(day(9));
    expect(loader.state.value).toEqual({ kind: 'loading' });
    expect(last().request).toEqual(day(9));
    last().answer('busy');
    await kindBecomes('ready');
    expect(loader.state.value).toEqual({
      kind: 'ready',
      value: 'busy',
      loadedAtMs: clock.nowMs,
      problem: undefined,
    });
  });

  it('tells a day without anything from somebody unknown', async () => {
    const { loader, last, kindBecomes } = scripted();
    loader.show(day(9));
    last().answer('');
    await kindBecomes('empty');
    loader.show(day(9, 'nobody'));
    last().answer(undefined);
    await kindBecomes('unknown');
  });

  it('gives up the question before, and never shows its answer', async () => {
    const { loader, questions, kindBecomes } = scripted();
    loader.show(day(8));
    loader.show(day(9));
    const [first, second] = questions;
    expect(first?.signal.aborted).toBe(true);
    second?.answer('nine');
    await kindBecomes('ready');
    first?.answer('eight');
    await Promise.resolve();
    expect(loader.state.value).toMatchObject({ value: 'nine' });
  });

  it('asks again for a day that goes on once a minute, and shows the old one meanwhile', async () => {
    const { loader, questions, last, clock, kindBecomes } = scripted();
    loader.show(day(10));
    last().answer('morning');
    await kindBecomes('ready');
    clock.nowMs += GROWING_MS_MAX - 1;
    loader.refresh();
    loader.show(day(10));
    expect(questions).toHaveLength(1);
    clock.nowMs += 1;
    loader.refresh();
    loader.refresh();
    expect(questions).toHaveLength(2);
    expect(loader.state.value).toMatchObject({ value: 'morning' });
    last().answer('noon');
    await vi.waitFor(() => expect(loader.state.value).toMatchObject({ value: 'noon' }));
  });

  it('asks less often for a day that is over', async () => {
    const { loader, questions, last, clock, kindBecomes } = scripted();
    loader.show(day(9));
    last().answer('busy');
    await kindBecomes('ready');
    clock.nowMs += SETTLED_MS_MAX - 1;
    loader.refresh();
    expect(questions).toHaveLength(1);
    clock.nowMs += 1;
    loader.refresh();
    expect(questions).toHaveLength(2);
  });

  it('keeps what it has when the server is gone, and says so', async () => {
    const { loader, last, clock, kindBecomes } = scripted();
    loader.show(day(10));
    last().answer('morning');
    await kindBecomes('ready');
    clock.nowMs += GROWING_MS_MAX;
    loader.refresh();
    last().fail(new Error('offline'));
    await vi.waitFor(() => expect(loader.state.value).toMatchObject({ value: 'morning', problem: 'unreachable' }));
  });

  it('without anything to show tells the problem, and tries again when told to or after a minute', async () => {
    const { loader, questions, last, clock, kindBecomes } = scripted();
    loader.show(day(10));
    last().fail(new Error('offline'));
    await kindBecomes('failed');
    loader.refresh();
    expect(questions).toHaveLength(1);
    loader.retry();
    expect(loader.state.value.kind).toBe('loading');
    last().fail(new Error('offline'));
    await kindBecomes('failed');
    clock.nowMs += GROWING_MS_MAX;
    loader.refresh();
    last().answer('noon');
    await kindBecomes('ready');
    expect(questions).toHaveLength(3);
  });

  it('has the last days at hand, and forgets the one that was shown longest ago', async () => {
    const { loader, questions, last } = scripted();
    for (let index = 0; index <= DAYS_KEPT_MAX; index++) {
      loader.show(day(index));
      last().answer(`day ${index}`);
      await vi.waitFor(() => expect(loader.state.value).toMatchObject({ value: `day ${index}` }));
    }
    const asked = questions.length;
    loader.show(day(1));
    expect(loader.state.value).toMatchObject({ kind: 'ready', value: 'day 1' });
    expect(questions).toHaveLength(asked);
    loader.show(day(0));
    expect(loader.state.value.kind).toBe('loading');
  });

  it('gives up when it is stopped', () => {
    const { loader, last } = scripted();
    loader.show(day(9));
    loader.stop();
    expect(last().signal.aborted).toBe(true);
  });
});
