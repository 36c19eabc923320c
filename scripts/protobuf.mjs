// The code in packages/protocol/src/gen, from proto/.

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const protoFiles = ['session', 'track', 'map', 'bus'].map((name) => join(root, `proto/fieldcast/v1/${name}.proto`));
const committedDir = join(root, 'packages/protocol/src/gen');
const outputs = ['fieldcast.js', 'fieldcast.d.ts'];

/**
 * Writes the code, or with `isCheck` only compares.
 * @returns the files that differ from the committed ones.
 */
export function generateProtobuf({ isCheck }) {
  const dir = mkdtempSync(join(tmpdir(), 'fieldcast-gen-'));
  try {
    generate(dir);
    if (isCheck) return outputs.filter((file) => !isSame(join(dir, file), join(committedDir, file)));
    for (const file of outputs) copyFileSync(join(dir, file), join(committedDir, file));
    return [];
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

function isSame(a, b) {
  return readFileSync(a).equals(readFileSync(b));
}
