import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { createZone, type Zone } from '../core/zone.ts';

const ZoneContext = createContext<Zone>(createZone('UTC'));

/** Gives the views below it the tenant's clock. */
export const ZoneProvider = ZoneContext.Provider;

/** The tenant's clock. */
export function useZone(): Zone {
  return useContext(ZoneContext);
}
