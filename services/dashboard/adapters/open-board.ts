import type { BaseMapSource } from '../core/base-map.ts';
import { type Streets, toStreets } from '../core/streets.ts';
import { ApiError, type DispatchApi } from './dispatch-api.ts';
import { connectFleet } from './live-fleet.ts';
import { createScene, type Scene } from './scene.ts';

/** Everything the board page shows. */
export interface OpenBoard {
  readonly scene: Scene;
  readonly baseMap: BaseMapSource;
  readonly streets: Streets | undefined;
}

/** Between two attempts to learn where the live map is, ms. */
const RETRY_MS = 3_000;

/** Asks where the live map is, until the server says so, and connects; undefined when `signal` was aborted before. */
export async function openBoard(
  api: DispatchApi,
  onFailing: () => void,
  signal: AbortSignal,
): Promise<OpenBoard | undefined> {
  while (!signal.aborted) {
    try {
      const [{ mapUrl, baseMap }, streets] = await Promise.all([api.pageConfig(), readStreets(api)]);
      return signal.aborted ? undefined : { scene: createScene(connectFleet(mapUrl, api)), baseMap, streets };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      onFailing();
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
  return undefined;
}

// The board is as good without the demo's streets.
async function readStreets(api: DispatchApi): Promise<Streets | undefined> {
  try {
    return toStreets(await api.demoStreets());
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}
