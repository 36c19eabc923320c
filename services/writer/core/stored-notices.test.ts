import { v1 } from '@fieldcast/protocol';
import { describe, expect, it } from 'vitest';
import type { Entry, LogMessage } from './entry.ts';
import { storedNotices } from './stored-notices.ts';

function entry(storedSubject: string | undefined, pairs: [number, number][]): Entry<LogMessage> {
  return {
    message: { subject: '', data: new Uint8Array() },
    tenantId: 'acme',
    storedSubject,
    connectionIds: pairs.map(([connectionId]) => connectionId),
    reportIds: pairs.map(([, reportId]) => reportId),
    receivedAtMs: [],
  };
}

function decoded(entries: Entry<LogMessage>[], bytesMax = 1_000) {
  return storedNotices(entries, bytesMax).map(({ subject, data }) => {
    const { connections } = v1.StoredNotice.decode(data);
    return [subject, connections.map(({ connectionId, reportIds }) => [connectionId, ...reportIds])];
  });
}

describe('notices of stored reports', () => {
  it('go once to each node, its connections together, whatever tenants they came from', () => {
    const entries = [
      entry('node-a', [
        [1, 10],
        [2, 10],
      ]),
      entry('node-b', [[1, 99]]),
      entry(undefined, [[7, 7]]),
      entry('node-a', [[1, 11]]),
    ];
    expect(decoded(entries)).toEqual([
      [
        'node-a',
        [
          [1, 10, 11],
          [2, 10],
        ],
      ],
      ['node-b', [[1, 99]]],
    ]);
  });

  it('are none when nobody is to be told', () => {
    expect(decoded([entry(undefined, [[1, 1]])])).toEqual([]);
  });

  it('never exceed their size, and lose nothing to the split', () => {
    const ids = Array.from({ length: 500 }, (_, index) => 0xffff_ff00 + (index % 256));
    const many = Array.from({ length: 300 }, (_, index): [number, number] => [0xffff_0000 + index, 0xffff_ffff]);
    const entries = [
      entry(
        'node',
        ids.map((id): [number, number] => [0xffff_ffff, id]),
      ),
      entry('node', many),
    ];
    const notices = storedNotices(entries, 200);
    for (const { data } of notices) expect(data.length).toBeLessThanOrEqual(200);
    const told = notices.flatMap(({ data }) => v1.StoredNotice.decode(data).connections.flatMap((c) => c.reportIds));
    expect(told).toHaveLength(800);
  });
});
