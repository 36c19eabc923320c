import type { Suite } from '../suite.ts';
import { backlog } from './backlog.ts';
import { expiry } from './expiry.ts';
import { fanout } from './fanout.ts';
import { smoke } from './smoke.ts';
import { soak } from './soak.ts';
import { steady } from './steady.ts';
import { storm } from './storm.ts';

export const suites: readonly Suite[] = [smoke, steady, storm, expiry, backlog, fanout, soak];
