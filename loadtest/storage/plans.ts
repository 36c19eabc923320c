import type { Statement } from './statements.ts';

// What the planner does with the queries, read from EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON).

/** A part of a plan, as PostgreSQL prints it. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'Scan Direction'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Shared Hit Blocks'?: number;
  readonly 'Shared Read Blocks'?: number;
  readonly Plans?: readonly PlanNode[];
}

export interface Explained {
  readonly Plan: PlanNode;
  readonly 'Planning Time': number;
  readonly 'Execution Time': number;
}

export interface PlanReport {
  readonly query: string;
  /** What is wrong with the plan; empty when it goes by indexes and leaves other days alone. */
  readonly faults: readonly string[];
  readonly planning_ms: number;
  readonly execution_ms: number;
  /** Pages of 8 KiB found in the server's own cache, and asked of the system. */
  readonly pages: { readonly hit: number; readonly read: number };
  readonly plan: readonly string[];
}

/** A daily table: a partition, or a chunk of TimescaleDB. */
const IS_DAY = /^(positions_y|_hyper_)/;
/** The same, the parent of them all, and the tables in which the columnstore keeps a chunk. */
const IS_POSITIONS = /^(positions|_hyper_|compress_hyper_)/;
const BY_INDEX = /^(Index|Index Only|Bitmap Index) Scan$/;
const IS_INDEX_OF_POSITIONS = /positions|_hyper_/;
/** What an index has to be asked by, and under which names: the columnstore keeps the least and greatest time of a piece. */
const BOUNDS = { technician: /\btechnician_key\b/, time: /\brecorded_at\b|\b_ts_meta_(min|max)_/ };

interface Explain {
  query(text: string, values: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

/** Explains what a query sent. `daysMax`: how many daily tables it may look into. */
export async function explainStatements(
  database: Explain,
  query: string,
  statements: readonly Statement[],
  daysMax: number,
): Promise<PlanReport[]> {
  const reports: PlanReport[] = [];
  for (const { text, values } of statements) {
    if (!text.includes('positions')) continue;
    const { rows } = await database.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`, [...values]);
    const plans = rows[0]?.['QUERY PLAN'] as [Explained];
    reports.push(reportOn(query, plans[0], daysMax));
  }
  return reports;
}

export function reportOn(query: string, explained: Explained, daysMax: number): PlanReport {
  const { Plan: root } = explained;
  return {
    query,
    faults: faultsOf(root, daysMax),
    planning_ms: explained['Planning Time'],
    execution_ms: explained['Execution Time'],
    pages: { hit: root['Shared Hit Blocks'] ?? 0, read: root['Shared Read Blocks'] ?? 0 },
    plan: linesOf(root),
  };
}

/** Whoever reads a whole table, or tables of other days, is found here; so is a plan that has nothing to do with fixes. */
export function faultsOf(root: PlanNode, daysMax: number): string[] {
  const nodes = nodesOf(root);
  const tables = new Set(nodes.map((node) => node['Relation Name'] ?? ''));
  const days = [...tables].filter((table) => IS_DAY.test(table));
  const faults = nodes.flatMap((node) => [...readsAll(node), ...readsWithoutBound(node)]);
  if (days.length === 0) faults.push('does not read positions at all');
  if (days.length > daysMax) faults.push(`looks into ${days.length} days, ${daysMax} would do`);
  return faults;
}

function readsAll({ 'Node Type': type, 'Relation Name': table = '' }: PlanNode): string[] {
  return type.endsWith('Seq Scan') && IS_POSITIONS.test(table) ? [`reads all of ${table}`] : [];
}

/** An index scan without both bounds walks through other technicians or other times. */
function readsWithoutBound({ 'Node Type': type, 'Index Name': index = '', ...node }: PlanNode): string[] {
  if (!BY_INDEX.test(type) || !IS_INDEX_OF_POSITIONS.test(index)) return [];
  return Object.entries(BOUNDS)
    .filter(([, named]) => !named.test(node['Index Cond'] ?? ''))
    .map(([bound]) => `reads ${index} without a bound on the ${bound}`);
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

function linesOf(node: PlanNode, depth = 0): string[] {
  const { 'Index Name': index, 'Relation Name': relation, 'Index Cond': condition } = node;
  const direction = node['Scan Direction'] === 'Backward' ? ' backward' : '';
  const line = [
    `${'  '.repeat(depth)}${node['Node Type']}${direction}`,
    index && `by ${index}`,
    relation && !index?.startsWith(relation) && `on ${relation}`,
    `rows=${node['Actual Rows'] ?? 0} loops=${node['Actual Loops'] ?? 0}`,
    `hit=${node['Shared Hit Blocks'] ?? 0} read=${node['Shared Read Blocks'] ?? 0}`,
    condition,
  ];
  return [line.filter(Boolean).join(' '), ...(node.Plans ?? []).flatMap((child) => linesOf(child, depth + 1))];
}
