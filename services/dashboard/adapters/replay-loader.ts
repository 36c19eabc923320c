import type { FleetHistory, HistoryApi, HistoryQuery } from '../core/history.ts';
import { ApiError } from './dispatch-api.ts';

/** Asks for moments and for chunks of the past, one request at a time of each. */
export interface ReplayLoader {
  /**
   * Asks for a moment. While it is under way only the newest wish is remembered, so that dragging through a day shows
   * as many moments as the server can tell, and asks for no more.
   */
  wantMoment(query: HistoryQuery): void;
  /** Asks for a chunk; false: one is under way, or a moment is, whose film begins elsewhere. */
  wantChunk(query: HistoryQuery): boolean;
  isBusy(): boolean;
  /** Gives up everything that is under way. */
  cancel(): void;
}

export interface ReplayLoaderOptions {
  readonly api: Pick<HistoryApi, 'fleetHistory'>;
  /** `isNewest`: nothing newer is wanted. */
  onMoment(history: FleetHistory, query: HistoryQuery, isNewest: boolean): void;
  onChunk(history: FleetHistory, query: HistoryQuery): void;
  onProblem(error: ApiError): void;
}

/** A moment that takes longer is given up once another one is wanted, ms. */
const SUPERSEDED_MS_MAX = 700;

interface Request {
  readonly query: HistoryQuery;
  readonly giveUp: AbortController;
}

export function createReplayLoader({ api, onMoment, onChunk, onProblem }: ReplayLoaderOptions): ReplayLoader {
  let moment: Request | undefined;
  let wanted: HistoryQuery | undefined;
  let supersededTimer: ReturnType<typeof setTimeout> | undefined;
  let chunk: Request | undefined;

  const askMoment = (query: HistoryQuery) => {
    wanted = undefined;
    clearTimeout(supersededTimer);
    supersededTimer = undefined;
    const request = { query, giveUp: new AbortController() };
    moment = request;
    const over = () => {
      if (moment !== request) return false;
      moment = undefined;
      return true;
    };
    void answerTo(api, request).then((answer) => {
      if (!over()) return;
      const next = wanted;
      if (!(answer instanceof ApiError)) onMoment(answer, query, next === undefined);
      else if (next === undefined) onProblem(answer);
      // What is wanted may have changed while the picture was told of.
      if (next && wanted === next && !moment) askMoment(next);
    });
  };
  const giveUpMoment = () => {
    moment?.giveUp.abort();
    moment = undefined;
    if (wanted) askMoment(wanted);
  };
  const cancelChunk = () => {
    chunk?.giveUp.abort();
    chunk = undefined;
  };
  return {
    wantMoment: (query) => {
      cancelChunk();
      if (!moment) {
        askMoment(query);
        return;
      }
      wanted = query;
      supersededTimer ??= setTimeout(giveUpMoment, SUPERSEDED_MS_MAX);
    },
    wantChunk: (query) => {
      if (chunk || moment) return false;
      const request = { query, giveUp: new AbortController() };
      chunk = request;
      void answerTo(api, request).then((answer) => {
        if (chunk !== request) return;
        chunk = undefined;
        if (answer instanceof ApiError) onProblem(answer);
        else onChunk(answer, query);
      });
      return true;
    },
    isBusy: () => moment !== undefined || chunk !== undefined,
    cancel: () => {
      wanted = undefined;
      clearTimeout(supersededTimer);
      supersededTimer = undefined;
      moment?.giveUp.abort();
      moment = undefined;
      cancelChunk();
    },
  };
}

/** What the server says, or why it does not; anything else than its refusal is a fault of the page. */
async function answerTo(api: ReplayLoaderOptions['api'], { query, giveUp }: Request): Promise<FleetHistory | ApiError> {
  try {
    return await api.fleetHistory(query, giveUp.signal);
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}
