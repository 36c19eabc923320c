// A quick load on a whole stack of its own: how many fixes a second become rows, and how long each step takes.
//   npm run -s quickload -- --technicians 1000 --fixes-per-second 20000 --seconds 15
// Open loop: reports are due at fixed times, and every latency counts from when the report was due, so a stall of the
// server shows in all the reports it delayed. After the run the rows of the table are counted against the fixes sent.
import { parseArgs } from 'node:util';
import { createBoard } from '@fieldcast/client';
import { type Fix, PROTOCOL_VERSION, toReport, v1 } from '@fieldcast/protocol';
import WebSocket from 'ws';
import { startTestStack, type TestStack } from '../test/harness/stack.ts';

const FIXES_PER_REPORT = 10;
const TICK_MS = 10;
const SETTLE_MS_MAX = 60_000;
const CONNECT_AT_ONCE = 50;

interface Load {
  readonly technicians: number;
  readonly fixesPerSecond: number;
  readonly seconds: number;
}

interface Technician {
  readonly id: string;
  readonly socket: WebSocket;
  readonly dueAtMsByReport: Map<number, number>;
  reportId: number;
}

interface Results {
  readonly loggedMs: number[];
  readonly storedMs: number[];
  readonly boardMs: number[];
  errors: number;
}

await main(readLoad());

async function main(load: Load): Promise<void> {
  const stack = await startTestStack();
  try {
    const results: Results = { loggedMs: [], storedMs: [], boardMs: [], errors: 0 };
    const board = watch(stack, results);
    const technicians = await connectAll(stack, load.technicians, results);
    const { reports, seconds } = await run(load, technicians, results);
    await untilStored(results, reports);
    const fixes = reports * FIXES_PER_REPORT;
    const rows = await countRows(stack);
    board.stop();
    for (const { socket } of technicians) socket.close();
    console.log(
      JSON.stringify(
        {
          technicians: load.technicians,
          fixes_sent: fixes,
          fixes_per_second: Math.round(fixes / seconds),
          rows,
          lost: Math.max(0, fixes - rows),
          duplicated: Math.max(0, rows - fixes),
          errors: results.errors,
          ack_logged_ms: percentiles(results.loggedMs),
          ack_stored_ms: percentiles(results.storedMs),
          fix_to_board_ms: percentiles(results.boardMs),
        },
        undefined,
        2,
      ),
    );
    process.exitCode = rows === fixes ? 0 : 1;
  } finally {
    await stack.stop();
  }
}

function readLoad(): Load {
  const { values } = parseArgs({
    options: {
      technicians: { type: 'string', default: '1000' },
      'fixes-per-second': { type: 'string', default: '20000' },
      seconds: { type: 'string', default: '15' },
    },
  });
  return {
    technicians: Number(values.technicians),
    fixesPerSecond: Number(values['fixes-per-second']),
    seconds: Number(values.seconds),
  };
}

function watch(stack: TestStack, { boardMs }: Results): { stop(): void } {
  const board = createBoard({
    url: stack.urls.map,
    getToken: () => stack.token({ role: 'dispatcher', subject: 'dispatcher-1' }),
    transport: WebSocket,
  });
  board.on('change', (refs) => {
    const nowMs = Date.now();
    for (const ref of refs) {
      const position = board.technicians.get(ref)?.position;
      if (position) boardMs.push(nowMs - position.timeMs);
    }
  });
  board.start();
  return board;
}

async function connectAll(stack: TestStack, count: number, results: Results): Promise<Technician[]> {
  const technicians: Technician[] = [];
  while (technicians.length < count) {
    const ids = Array.from(
      { length: Math.min(CONNECT_AT_ONCE, count - technicians.length) },
      (_, index) => `load-${technicians.length + index}`,
    );
    technicians.push(...(await Promise.all(ids.map((id) => connect(stack, id, results)))));
  }
  return technicians;
}

async function connect(stack: TestStack, id: string, results: Results): Promise<Technician> {
  const token = await stack.token({ role: 'technician', subject: id });
  const socket = new WebSocket(stack.urls.track, { perMessageDeflate: false });
  socket.binaryType = 'nodebuffer';
  const technician: Technician = { id, socket, dueAtMsByReport: new Map(), reportId: 0 };
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`${id} was closed with ${code}`)));
    socket.on('open', () =>
      socket.send(
        v1.ClientFrame.encode({ hello: { protocolVersion: PROTOCOL_VERSION, token, deviceId: id } }).finish(),
      ),
    );
    socket.on('message', (data: Buffer) => {
      const frame = v1.ServerFrame.decode(data);
      if (frame.welcome) resolve(technician);
      else if (frame.ack) acknowledged(technician, frame.ack, results);
      else if (frame.error) results.errors += 1;
    });
  });
}

function acknowledged(
  technician: Technician,
  { level, reportIds }: v1.Ack.$Properties,
  { loggedMs, storedMs }: Results,
): void {
  const nowMs = Date.now();
  for (const reportId of reportIds ?? []) {
    const dueAtMs = technician.dueAtMsByReport.get(reportId);
    if (dueAtMs === undefined) continue;
    if (level === v1.AckLevel.LOGGED) loggedMs.push(nowMs - dueAtMs);
    else {
      technician.dueAtMsByReport.delete(reportId);
      storedMs.push(nowMs - dueAtMs);
    }
  }
}

async function run(
  { fixesPerSecond, seconds }: Load,
  technicians: readonly Technician[],
  results: Results,
): Promise<{ reports: number; seconds: number }> {
  const reportsPerMs = fixesPerSecond / FIXES_PER_REPORT / 1000;
  const total = Math.round(reportsPerMs * seconds * 1000);
  results.boardMs.length = 0;
  const startMs = Date.now();
  let reports = 0;
  await new Promise<void>((resolve) => {
    const tick = setInterval(() => {
      const due = Math.min(total, Math.floor((Date.now() - startMs) * reportsPerMs));
      for (; reports < due; reports += 1) {
        const technician = technicians[reports % technicians.length];
        if (technician) send(technician, startMs + reports / reportsPerMs);
      }
      if (reports < total) return;
      clearInterval(tick);
      resolve();
    }, TICK_MS);
  });
  return { reports, seconds: (Date.now() - startMs) / 1000 };
}

function send(technician: Technician, dueAtMs: number): void {
  const reportId = ++technician.reportId;
  technician.dueAtMsByReport.set(reportId, dueAtMs);
  technician.socket.send(
    v1.ClientFrame.encode({ report: toReport(reportId, makeFixes(Math.floor(dueAtMs), reportId)) }).finish(),
  );
}

// Distinct by place whatever their times: report and index are in the latitude.
function makeFixes(nowMs: number, reportId: number): Fix[] {
  return Array.from({ length: FIXES_PER_REPORT }, (_, index) => ({
    timeMs: nowMs - (FIXES_PER_REPORT - 1 - index),
    latitudeDeg: 40 + (reportId * FIXES_PER_REPORT + index) * 1e-6,
    longitudeDeg: 11.5,
    accuracyM: 5,
    altitudeM: 520,
    speedMps: 13,
    headingDeg: 123,
  }));
}

async function untilStored({ storedMs }: Results, reports: number): Promise<void> {
  const deadlineMs = Date.now() + SETTLE_MS_MAX;
  while (storedMs.length < reports && Date.now() < deadlineMs)
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
}

async function countRows({ database }: TestStack): Promise<number> {
  const { rows } = await database.query<{ count: number }>('SELECT count(*)::integer AS count FROM positions');
  return rows[0]?.count ?? 0;
}

function percentiles(values: number[]): { p50: number; p99: number; max: number } {
  const sorted = values.sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}
