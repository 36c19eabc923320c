import outlinesUrl from 'virtual:world-outlines';
import { type Outlines, unpackOutlines } from '../land/packed.ts';

let outlines: Promise<Outlines> | undefined;

/** The world's outlines, fetched once and only when they are needed. @throws Error when the server does not answer. */
export function loadOutlines(): Promise<Outlines> {
  outlines ??= fetchOutlines().catch((cause: unknown) => {
    // The next one who needs them asks anew.
    outlines = undefined;
    throw cause;
  });
  return outlines;
}

async function fetchOutlines(): Promise<Outlines> {
  const answer = await fetch(outlinesUrl);
  if (!answer.ok) throw new Error(`no outlines (${answer.status})`);
  return unpackOutlines(new Uint8Array(await answer.arrayBuffer()));
}
