import type { Latency } from './generator/latency.ts';
import type { Machine, Versions } from './machine.ts';
import type { CpuSeconds } from './processes.ts';

/** What a scenario prints: the names are those of the JSON. Absent: the scenario does not measure it. */
export interface ScenarioReport {
  /** `closed`: as much as becomes rows; `open`: at a given rate, whatever becomes of it. */
  readonly mode?: 'open' | 'closed';
  readonly technicians: number;
  readonly boards?: number;
  readonly fixes_per_report?: number;
  readonly seconds?: number;
  readonly rate_fixes_per_second?: number;
  /** Fixes whose STORED arrived in the window, by its length. */
  readonly fixes_per_second_durable?: number;
  readonly fixes_sent?: number;
  readonly rows?: number;
  readonly lost?: number;
  readonly duplicated?: number;
  readonly refused?: number;
  /** How much longer the log was at the end of the window than at its start. */
  readonly backlog_growth_messages?: number;
  /** The same in fixes that were sent and not STORED, wherever they were. */
  readonly backlog_growth_fixes?: number;
  readonly ack_logged_ms?: Latency | null;
  readonly ack_stored_ms?: Latency | null;
  readonly fix_to_board_ms?: Latency | null;
  readonly deliveries_per_second?: number;
  readonly delivered_bytes_per_second?: number;
  /** By the broadcaster's share of a core. */
  readonly deliveries_per_second_per_broadcaster_core?: number;
  readonly bytes_per_fix_wire?: number;
  readonly bytes_per_row_disk?: number;
  readonly rss_bytes_before?: number;
  readonly rss_bytes_after?: number;
  readonly rss_bytes_per_connection?: number;
  readonly reconnect_seconds?: { readonly p50: number; readonly p99: number; readonly max: number } | null;
  readonly reconnected?: number;
  readonly cpu_seconds?: CpuSeconds;
  readonly cpu_us_per_fix?: CpuSeconds;
  readonly ceiling_copy_rows_per_second?: number;
  readonly ratio_to_ceiling?: number;
  /** Error frames the servers sent, by code. */
  readonly errors?: Readonly<Record<string, number>>;
  readonly disconnects?: Readonly<Record<string, number>>;
  readonly machine: Machine;
  readonly versions: Versions;
}

/** True when every fix sent is one row. */
export function isComplete({ lost = 0, duplicated = 0 }: ScenarioReport): boolean {
  return lost === 0 && duplicated === 0;
}

/** A table of one scenario for people: a line for each figure. */
export function toTable(name: string, report: ScenarioReport): string {
  const lines = Object.entries(report).map(([field, value]) => `  ${field.padEnd(44)}${toText(value)}`);
  return [name, ...lines].join('\n');
}

function toText(value: unknown): string {
  if (typeof value === 'number') return value.toLocaleString('en');
  if (value === null || value === undefined) return 'none';
  if (typeof value !== 'object') return String(value);
  const parts = Object.entries(value).map(([name, part]) => `${name} ${toText(part)}`);
  return parts.length === 0 ? 'none' : parts.join(', ');
}
