// The code in packages/protocol/src/gen, from proto/: all messages with protobufjs, for the services; and once more with pbf, an
// eighth of the size, those that phones and those that boards need.

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileRaw } from 'pbf/compile';
import protobuf from 'protobufjs';
import { parse } from 'protocol-buffers-schema';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const protoFiles = ['session', 'track', 'map', 'bus', 'history'].map((name) =>
  join(root, `proto/fieldcast/v1/${name}.proto`),
);
const committedDir = join(root, 'packages/protocol/src/gen');
const outputs = ['fieldcast.js', 'fieldcast.d.ts', 'track.js', 'track.d.ts', 'board.js', 'board.d.ts'];

/** What phones and boards write and read. Bundlers drop the rest. */
const smallCodecs = [
  { name: 'track', files: ['session', 'track'], writes: ['ClientFrame'], reads: ['ServerFrame'] },
  {
    name: 'board',
    files: ['session', 'track', 'map', 'history'],
    writes: ['BoardClientFrame'],
    reads: ['BoardServerFrame', 'FleetHistory', 'TechnicianDay'],
  },
];

/**
 * Writes the code, or with `isCheck` only compares.
 * @returns the files that differ from the committed ones.
 */
export function generateProtobuf({ isCheck }) {
  const dir = mkdtempSync(join(tmpdir(), 'fieldcast-gen-'));
  try {
    generate(dir);
    for (const codec of smallCodecs) generateSmallCodec(dir, codec);
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

function generateSmallCodec(dir, { name: codec, files: names, writes, reads }) {
  const files = protoFiles.filter((file) => names.includes(basename(file, '.proto')));
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
  writeFileSync(join(dir, `${codec}.js`), withAbsence(compileRaw({ syntax: 3, messages, enums, extends: [] })));
  const enumNames = enums.map(({ name }) => name);
  writeFileSync(join(dir, `${codec}.d.ts`), typesOf({ writes, reads, enumNames }));
}

/** What is absent reads as undefined: pbf would say zero and tell the difference in a field of its own. */
function withAbsence(code) {
  return code
    .replace(/(\w+): (?:0|false|""), has\w+: undefined/g, '$1: undefined')
    .replace(/\{ (obj\.\w+ = [^;]+;) obj\.has\w+ = "\w+"; \}/g, '$1');
}

function typesOf({ writes, reads, enumNames }) {
  return [
    "import type { PbfReader, PbfWriter } from 'pbf';",
    "import type { fieldcast } from './fieldcast.js';",
    ...writes.map(
      (name) => `export function write${name}(frame: fieldcast.v1.${name}.$Properties, pbf: PbfWriter): void;`,
    ),
    ...reads.map((name) => `export function read${name}(pbf: PbfReader): fieldcast.v1.${name};`),
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
