// Generates packages/protocol/src/gen from proto/. With --check, fails when the committed code differs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const protoFiles = ['session', 'track', 'map', 'bus'].map((name) => join(root, `proto/fieldcast/v1/${name}.proto`));
const committedDir = join(root, 'packages/protocol/src/gen');
const outputs = ['fieldcast.js', 'fieldcast.d.ts'];

main();

function main() {
  const dir = mkdtempSync(join(tmpdir(), 'fieldcast-gen-'));
  try {
    generate(dir);
    if (process.argv.includes('--check')) check(dir);
    else for (const file of outputs) writeFileSync(join(committedDir, file), readFileSync(join(dir, file)));
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function generate(dir) {
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules/protobufjs-cli/bin/pbjs'),
      ...['-t', 'static-module', '-w', 'esm', '--dependency', 'protobufjs/minimal.js'],
      ...[
        '--force-number',
        '--null-semantics',
        '--no-create',
        '--no-verify',
        '--no-convert',
        '--no-delimited',
        '--no-typeurl',
        '--no-service',
        '--dts',
      ],
      ...['-p', join(root, 'proto'), '-o', join(dir, 'fieldcast.js'), ...protoFiles],
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
}

function check(dir) {
  const drifted = outputs.filter(
    (file) => !readFileSync(join(dir, file)).equals(readFileSync(join(committedDir, file))),
  );
  if (drifted.length === 0) return;
  console.error(`Generated code is out of date: ${drifted.join(', ')}. Run: npm run generate`);
  process.exitCode = 1;
}
