import { parentPort, workerData } from 'node:worker_threads';
import { Boards, type BoardThreadData, type BoardWindow } from './generator/boards.ts';
import { serveCalls } from './generator/calls.ts';

/** Boards that say Hello at the same time: each gets its whole first picture. */
const CONNECTING_MAX = 20;

const boards = new Boards(workerData as BoardThreadData);

/** The calls a thread of boards answers. */
export const boardCalls = {
  /** Connects all boards. Resolves when each has its first picture. */
  connect: (_: null): Promise<void> =>
    new Promise((resolve) => {
      let complete = 0;
      let begun = Math.min(CONNECTING_MAX, boards.count);
      boards.onComplete = () => {
        complete += 1;
        if (begun < boards.count) boards.connect(begun++);
        if (complete === boards.count) resolve();
      };
      for (let board = 0; board < begun; board++) boards.connect(board);
    }),

  count: (window: BoardWindow): void => boards.beginCount(window),

  counts: (_: null) => ({
    deliveries: boards.deliveries,
    bytes: boards.bytes,
    frames: boards.frames,
    latency: boards.latency.histogram,
    disconnects: boards.disconnects,
  }),

  close: (_: null): void => boards.close(),
};

if (parentPort) serveCalls(parentPort, boardCalls);
