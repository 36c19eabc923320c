import { closeCodes } from '@fieldcast/protocol';
import { ErrorCode } from '@fieldcast/protocol/track';

/** Closed without a close frame: the process at the other end was gone. */
const CLOSED_ABNORMALLY = 1006;

/** Every name under which errors are counted, so that the summary can say how many there were of each. */
export const errorNamesKnown: readonly string[] = [
  ...Object.keys(ErrorCode),
  'NOT_CONNECTED',
  ...[CLOSED_ABNORMALLY, ...Object.values(closeCodes)].map((code) => `CLOSED_${code}`),
];
