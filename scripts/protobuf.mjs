// The code in packages/protocol/src/gen, from proto/: all messages with protobufjs, for the services and the board; and those of
// /v1/track once more with pbf, an eighth of the size, for phones.

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileRaw } from 'pbf/compile';
import protobuf from 'protobufjs';
import { parse } from 'protocol-buffers-schema';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const protoFiles = ['session', 'track', 'map', 'bus', 'history'].map((name) =>
  join(root, `proto/fieldcast/v1/${name}.proto`),
);
const committedDir = join(root, 'packages/protocol/src/gen');
const outputs = ['fieldcast.js', 'fieldcast.d.ts', 'track.js', 'track.d.ts'];

/**
 * Writes the code, or with `isCheck` only compares.
 * @returns the files that differ from the committed ones.
 */
export function generateProtobuf({ isCheck }) {
  const dir = mkdtempSync(join(tmpdir(), 'fieldcast-gen-'));
  try {
    generate(dir);
    generateTrackCodec(dir);
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

/** What a phone needs: it writes client frames and reads server frames. Bundlers drop the rest. */
function generateTrackCodec(dir) {
  const files = protoFiles.filter((file) => /(session|track)\.proto$/.test(file));
  const schemas = files.map((file) => parse(readFileSync(file, 'utf8')));
  const reflection = rootIn(join(root, 'proto')).loadSync(files, { keepCase: true });
  const messages = schemas.flatMap((schema) => schema.messages);
  const enums = schemas.flatMap((schema) => schema.enums);
  for (const { name, fields } of messages)
    for (const field of fields) {
      const { options } = reflection.lookupType(`fieldcast.v1.${name}`).fields[field.name];
      // pbf knows no optional fields of proto3: as a oneof of its own, zero is written and absence is not.
      field.oneof = options?.proto3_optional ? `has_${field.name}` : null;
      field.name = camelCase(field.name);
      if (field.oneof) field.oneof = camelCase(field.oneof);
    }
  writeFileSync(join(dir, 'track.js'), compileRaw({ syntax: 3, messages, enums, extends: [] }));
  writeFileSync(join(dir, 'track.d.ts'), trackTypes(enums.map(({ name }) => name)));
}

function trackTypes(enumNames) {
  return [
    "import type { PbfReader, PbfWriter } from 'pbf';",
    "import type { fieldcast } from './fieldcast.js';",
    'export function writeClientFrame(frame: fieldcast.v1.ClientFrame.$Properties, pbf: PbfWriter): void;',
    'export function readServerFrame(pbf: PbfReader): fieldcast.v1.ServerFrame;',
    ...enumNames.map((name) => `export const ${name}: typeof fieldcast.v1.${name};`),
    '',
  ].join('\n');
}

function rootIn(folder) {
  const loaded = new protobuf.Root();
  loaded.resolvePath = (_origin, target) => (target.startsWith('/') ? target : join(folder, target));
  return loaded;
}

function camelCase(name) {
  return name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

function isSame(a, b) {
  return readFileSync(a).equals(readFileSync(b));
}
