import { TRENDS } from '../suite.ts';
import { type Chart, chartSvg, escapeHtml } from './chart.ts';
import type { Recording } from './recording.ts';
import { type Outcome, summaryText } from './summary.ts';

const TREND_TITLES: Readonly<Record<(typeof TRENDS)[number], string>> = {
  connect_ms: 'Connect: socket opened → Welcome',
  ack_logged_ms: 'Fix sent → LOGGED',
  ack_stored_ms: 'Fix sent → STORED',
  fix_to_board_ms: 'Fix taken → on a board',
};
const TREND_COLUMNS = ['med', 'p(90)', 'p(99)', 'max'];

/** Rates that belong on one chart. */
const RATES = [
  { title: 'Fixes', unit: 'a second', counters: ['fixes_sent', 'fixes_stored', 'fixes_resent'] },
  { title: 'Reports', unit: 'a second', counters: ['reports_sent'] },
  { title: 'Boards: frames', unit: 'a second, all boards', counters: ['board_frames'] },
  { title: 'Connections', unit: 'a second', counters: ['drains', 'reconnects', 'errors', 'token_renewals'] },
] as const;

const STYLE = `
:root { color-scheme: light dark; --ink: #1b2430; --paper: #fff; --faint: #d8dde3; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8ee; --paper: #14181d; --faint: #333b45; } }
body { margin: 2rem auto; max-width: 84rem; padding: 0 1rem; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(26rem, 1fr)); gap: 1.5rem; }
figure { margin: 0; } figcaption { font-weight: 600; } small { font-weight: 400; }
svg { width: 100%; } .grid { stroke: var(--faint); } .tick { fill: var(--ink); font-size: 11px; }
.mark { stroke: var(--ink); stroke-dasharray: 3 3; } .legend { margin: 0; font-size: 13px; }
.line { fill: none; stroke-width: 1.8; stroke-linejoin: round; stroke-linecap: round; }
.key { display: inline-block; width: 0.8em; height: 0.8em; margin-right: 0.3em; border-radius: 2px; }
.line-0 { stroke: #2f7ed8; } .key-0 { background: #2f7ed8; } .line-1 { stroke: #2e9e6b; } .key-1 { background: #2e9e6b; }
.line-2 { stroke: #d9822b; } .key-2 { background: #d9822b; } .line-3 { stroke: #c23b4b; } .key-3 { background: #c23b4b; }
pre { overflow-x: auto; font: 13px/1.5 ui-monospace, monospace; }`;

/** The report: the summary, and charts of every trend and of the main counters. One file that needs no network. */
export function reportPage(outcome: Outcome, recording: Recording): string {
  const { suite, isPassed, startedAt } = outcome;
  const title = `${suite.name}: ${isPassed ? 'passed' : 'failed'}`;
  const charts = chartsOf(outcome, recording).map(chartSvg);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><h1>${escapeHtml(title)}</h1><p>${escapeHtml(suite.purpose)}. ${startedAt.toISOString()}</p>
<div class="charts">
${charts.join('\n')}
</div>
<pre>${escapeHtml(summaryText(outcome))}</pre></body></html>
`;
}

function chartsOf({ suite }: Outcome, { timesMs, metrics }: Recording): Chart[] {
  const startMs = timesMs[0] ?? 0;
  const common = {
    timesS: timesMs.map((timeMs) => (timeMs - startMs) / 1000),
    marks: suite.faults.map(({ atMs, signal }) => ({ timeS: atMs / 1000, label: signal })),
  };
  const valuesOf = (metric: string, column: string) => {
    const series = metrics.get(metric) ?? [];
    return timesMs.map((_, index) => series[index]?.[column]);
  };
  const trends = TRENDS.map((trend) => ({
    ...common,
    title: TREND_TITLES[trend],
    unit: 'ms',
    lines: TREND_COLUMNS.map((column) => ({ label: column, values: valuesOf(trend, column) })),
  }));
  const rates = RATES.map(({ title, unit, counters }) => ({
    ...common,
    title,
    unit,
    lines: counters.map((counter) => ({
      label: counter.replaceAll('_', ' '),
      values: valuesOf(counter, 'rate').map((value) => value ?? 0),
    })),
  }));
  return [...trends, ...rates];
}
