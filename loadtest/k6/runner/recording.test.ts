import { expect, it } from 'vitest';
import { chartSvg } from './chart.ts';
import { parseRecording } from './recording.ts';

// As k6 v1.8.1 wrote it, shortened: metrics become known as they get their first value, values stand in order of name.
const RECORDED = [
  { event: 'start', data: [[1_000]] },
  { event: 'metric', data: { time: { type: 'gauge' }, reports_sent: { type: 'counter', custom: true } } },
  { event: 'cumulative', data: [[8, 8], [2_000]] },
  { event: 'snapshot', data: [[8, 8], [2_000]] },
  { event: 'metric', data: { ack_logged_ms: { type: 'trend', contains: 'time', custom: true } } },
  { event: 'snapshot', data: [[13.2, 22, 10, 8, 21.3, 21.6, 21.9], [12, 6], [4_000]] },
  { event: 'snapshot', data: [[], [], [5_000]] },
]
  .map((event) => `${JSON.stringify(event)}\n`)
  .join('');

it('a recording gives the values of each period by metric and column', () => {
  const { timesMs, metrics } = parseRecording(RECORDED);
  expect(timesMs).toEqual([2_000, 4_000, 5_000]);
  expect(metrics.get('reports_sent')).toEqual([{ count: 8, rate: 8 }, { count: 12, rate: 6 }, {}]);
  expect(metrics.get('ack_logged_ms')?.map((columns) => columns['p(99)'])).toEqual([undefined, 21.9, undefined]);
});

it('a chart draws a line where there are values, and breaks it where there are none', () => {
  const values = [undefined, 10, 5, undefined, 7];
  const svg = chartSvg({
    title: 'Fix <sent>',
    unit: 'ms',
    timesS: [0, 1, 2, 3, 4],
    lines: [{ label: 'p(99)', values }],
    marks: [{ timeS: 2, label: 'SIGKILL' }],
  });
  const [, path = ''] = /class="line line-0" d="([^"]*)"/.exec(svg) ?? [];
  expect(path.replace(/[\d. ]+/g, '')).toBe('MhLMh');
  expect(svg).toContain('Fix &lt;sent&gt;');
  expect(svg).toContain('SIGKILL');
});
