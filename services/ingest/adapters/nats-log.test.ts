import { headers, type Msg, type NatsConnection } from '@nats-io/transport-node';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { publishTo } from './nats-log.ts';
import type { LogMessage } from './publisher.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Answer = Parameters<NonNullable<NonNullable<Parameters<NatsConnection['subscribe']>[1]>['callback']>>;

/** A connection of which the test writes the answers. */
function bench() {
  const sent: { subject: string; reply: string; id: string }[] = [];
  let deliver: (...answer: Answer) => void = () => undefined;
  const nats = {
    subscribe(_subject: string, options: { callback: typeof deliver }) {
      deliver = options.callback;
    },
    publish(subject: string, _payload: Uint8Array, options: { reply: string; headers: ReturnType<typeof headers> }) {
      if (subject.endsWith('.closed')) throw new Error('closed connection');
      sent.push({ subject, reply: options.reply, id: options.headers.get('Nats-Msg-Id') });
    },
  } as unknown as NatsConnection;
  const publish = publishTo(nats, 5_000);
  const outcomes: string[] = [];
  return {
    sent,
    outcomes,
    publish(id: string, tenantId = 'acme') {
      publish({ id, batch: { tenantId, payload: new Uint8Array(1) } } as LogMessage).then(
        () => outcomes.push(`${id} logged`),
        (cause: Error) => outcomes.push(`${id}: ${cause.message}`),
      );
    },
    answer: (index: number, content: object | string | undefined, code = 0) =>
      deliver(null, {
        subject: sent[index]?.reply,
        data: new TextEncoder().encode(typeof content === 'object' ? JSON.stringify(content) : content),
        headers: code === 0 ? undefined : headers(code, 'No Responders'),
      } as Msg),
    settle: (ms = 0) => vi.advanceTimersByTimeAsync(ms),
  };
}

describe('an attempt to log a message', () => {
  test('carries its id, and ends with the answer to it, whatever the order', async () => {
    const { sent, outcomes, publish, answer, settle } = bench();
    publish('a');
    publish('b');
    expect(sent.map(({ subject, id }) => [subject, id])).toEqual([
      ['fieldcast.v1.pos.acme', 'a'],
      ['fieldcast.v1.pos.acme', 'b'],
    ]);
    await settle();
    expect(outcomes).toEqual([]);
    answer(1, { stream: 'POSITIONS', seq: 2 });
    answer(0, { stream: 'POSITIONS', seq: 1, duplicate: true });
    await settle();
    expect(outcomes).toEqual(['b logged', 'a logged']);
  });

  test.each<[string, object | string | undefined, number, string | RegExp]>([
    ['refuses', { error: { code: 503, description: 'maximum bytes exceeded' } }, 0, 'maximum bytes exceeded'],
    ['is not there', undefined, 503, 'no stream takes messages'],
    ['answers in riddles', 'hm', 0, /an unreadable answer/],
    ['is no stream', { hello: 1 }, 0, 'an answer that names no stream'],
  ])('fails when the log %s', async (_, content, code, reason) => {
    const { outcomes, publish, answer, settle } = bench();
    publish('a');
    answer(0, content, code);
    await settle();
    expect(outcomes).toEqual([expect.stringMatching(reason)]);
  });

  test('fails when it cannot be sent', async () => {
    const { outcomes, publish, settle } = bench();
    publish('a', 'closed');
    await settle();
    expect(outcomes).toEqual(['a: closed connection']);
  });

  test('fails without an answer in time, each at its own, and a late answer changes nothing', async () => {
    const { outcomes, publish, answer, settle } = bench();
    publish('a');
    await settle(2_000);
    publish('b');
    publish('c');
    answer(1, { stream: 'POSITIONS' });
    await settle(2_999);
    expect(outcomes).toEqual(['b logged']);
    await settle(1);
    expect(outcomes).toEqual(['b logged', 'a: no answer within 5000 ms']);
    answer(0, { stream: 'POSITIONS' });
    await settle(2_000);
    expect(outcomes).toEqual(['b logged', 'a: no answer within 5000 ms', 'c: no answer within 5000 ms']);
    publish('d');
    await settle(5_000);
    expect(outcomes.at(-1)).toBe('d: no answer within 5000 ms');
  });
});
