import { basename } from 'node:path';
import { startCpuProfile } from './profile.ts';

// Loaded into each service before its own code when the benchmark is asked for profiles. A first SIGUSR2 starts one, the
// next ends it, so that it shows the measured window and nothing else.

const { FIELDCAST_BENCH_PROFILE_DIR: profileDir } = process.env;
const name = basename(process.argv[1] ?? 'service', '.mjs');
let running: Promise<() => Promise<void>> | undefined;

process.on('SIGUSR2', () => {
  if (!profileDir) return;
  const started = running;
  running = started ? undefined : startCpuProfile(profileDir, `${name}-${process.pid}`);
  started?.then((stop) => stop()).catch((cause: unknown) => console.error(cause));
});
