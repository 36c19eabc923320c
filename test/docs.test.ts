import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fullJitterDelayMs } from '@fieldcast/core';
import { closeCodes, errors, limits, v1 } from '@fieldcast/protocol';
import { createRegistry } from '@fieldcast/runtime';
import { describe, expect, it } from 'vitest';
import { createMapMetrics } from '../services/broadcaster/adapters/metrics.ts';
import { createMetrics as createDispatchMetrics } from '../services/dispatch/adapters/metrics.ts';
import { createIngestMetrics, exposeLevels } from '../services/ingest/adapters/metrics.ts';
import { createWriterMetrics } from '../services/writer/adapters/metrics.ts';

// The documents promise to be enough to write a client from. These tests hold them to the code.

const root = join(import.meta.dirname, '..');
const protocol = read('docs/protocol.md');
const inEnglish = new Intl.NumberFormat('en-US');

describe('docs/protocol.md, the messages', () => {
  const { fields, enumValues } = readProto(['session', 'track', 'map']);
  const tables = sectionsByHeading(protocol);

  it.each(fields)('describes $field of $message with its number and type', ({ message, field, number, type }) => {
    expect(tables.get(message)).toContain(`| ${number} | \`${field}\` | ${type} |`);
  });

  it.each(enumValues)('gives the value of $name', ({ name, number }) => {
    expect(protocol).toMatch(new RegExp(`\`${name}\` (= ${number}\\b|\\| ${number} \\|)`));
  });
});

describe('docs/protocol.md, errors and limits', () => {
  it.each(Object.entries(errors))(
    'has the row of error %s',
    (name, { code, retryable, closeCode, httpStatus, message }) => {
      const row = `| \`${name}\` | ${code} | ${retryable ? 'yes' : 'no'} | ${closeCode ?? '–'} | ${httpStatus} | ${message} |`;
      expect(protocol.split('\n')).toContain(row);
    },
  );

  it.each(Object.entries(closeCodes))('has the row of close code %s', (name, code) => {
    expect(protocol).toContain(`\n| ${code} | ${name} | `);
  });

  it.each(Object.entries(limits).filter(([name]) => !name.startsWith('bus')))('states the limit %s', (_, value) => {
    expect(tableOf(protocol, '## 8. Limits')).toContain(inEnglish.format(value));
  });

  it('computes the delays of its example with the formula of the clients', () => {
    for (let attempt = 0; attempt <= 4; attempt++) {
      const bounds = { baseMs: 1_000, capMs: 30_000 };
      const [most, drawn] = [1, 0.37].map((draw) => inEnglish.format(fullJitterDelayMs(attempt, bounds, () => draw)));
      expect(protocol).toContain(`| ${attempt} | ${most} ms | ${drawn} ms |`);
    }
    expect(protocol).toContain(`| ${inEnglish.format(30_000)} ms | ${inEnglish.format(30_000 * 0.37)} ms |`);
  });
});

describe('docs/protocol.md, the worked example', () => {
  const examples = [...protocol.matchAll(/```hex (\w+) (\w+)\n([^`]+)```/g)].map(([, name, frame, bytes]) => ({
    name: name ?? '',
    frame: frame ?? '',
    bytes: Buffer.from((bytes ?? '').replaceAll(/\s/g, ''), 'hex'),
  }));

  it('shows a Hello, a Report and both Acks', () => {
    expect(examples.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['hello', 'report', 'ack_logged', 'ack_stored']),
    );
  });

  it.each(examples)(
    'decodes $name to what the page says, and encodes it to the same bytes',
    ({ name, frame, bytes }) => {
      const codec = codecs[frame as keyof typeof codecs];
      const stated = JSON.parse(new RegExp(`\`\`\`json ${name}\n([^\`]+)\`\`\``).exec(protocol)?.[1] ?? 'null');
      expect(codec.decode(bytes)).toMatchObject(stated);
      expect(Buffer.from(codec.encode(stated).finish()).toString('hex')).toBe(bytes.toString('hex'));
    },
  );
});

const codecs = {
  ClientFrame: v1.ClientFrame,
  ServerFrame: v1.ServerFrame,
  BoardClientFrame: v1.BoardClientFrame,
  BoardServerFrame: v1.BoardServerFrame,
};

describe('metrics', () => {
  const inCode = metricNames();

  it('each one of the code is in docs/operations.md', () => {
    const operations = read('docs/operations.md');
    expect(inCode.filter((name) => !operations.includes(`\`${name}\``))).toEqual([]);
  });

  it.each(['docs/operations.md', 'deploy/grafana/dashboards/fieldcast.json'])(
    '%s names none that is not there',
    (file) => {
      const named = [...read(file).matchAll(/\bfieldcast_(?:ingest|writer|broadcaster|dispatch|demo)_[a-z_]+/g)];
      const known = new Set(inCode.flatMap((name) => [name, `${name}_bucket`, `${name}_sum`, `${name}_count`]));
      expect(named.map(([name]) => name).filter((name) => !known.has(name))).toEqual([]);
    },
  );
});

function metricNames(): string[] {
  const registry = createRegistry('docs');
  const level = () => 0;
  createIngestMetrics(registry);
  exposeLevels(registry, { connections: level, publishesInFlight: level, pendingBytes: level });
  createMapMetrics(registry).watch({ boards: level, channels: level, deltaIntervalMs: level });
  createDispatchMetrics(registry);
  createWriterMetrics(registry);
  return registry
    .getMetricsAsArray()
    .map(({ name }) => name)
    .filter((name) => name.startsWith('fieldcast_'));
}

describe('links', () => {
  const pages = [
    'README.md',
    'ARCHITECTURE.md',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'docs/protocol.md',
    'docs/operations.md',
  ];

  it.each(pages)('of %s lead to files and headings that exist', (page) => {
    const text = read(page);
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '');
    const broken = targets.filter((target) => !/^(https?|mailto):/.test(target) && !leadsSomewhere(page, target));
    expect(broken).toEqual([]);
  });
});

function leadsSomewhere(page: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  if (!existsSync(join(root, file))) return false;
  return anchor === undefined || headingAnchors(read(file)).includes(anchor);
}

/** As GitHub forms them: lower case, no punctuation but hyphens and underscores, spaces to hyphens. */
function headingAnchors(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Every field and enum value of our own .proto files; they hold no nested messages, so that lines are enough. */
function readProto(names: readonly string[]) {
  const fields: { message: string; field: string; number: string; type: string }[] = [];
  const enumValues: { name: string; number: string }[] = [];
  for (const name of names) {
    let block = { kind: '', name: '' };
    for (const line of read(`proto/fieldcast/v1/${name}.proto`).split('\n')) {
      const [, kind, title] = /^(message|enum) (\w+) \{/.exec(line) ?? [];
      if (kind !== undefined && title !== undefined) block = { kind, name: title };
      const [, type, field, number] = /^\s+((?:optional |repeated )?[\w<>, ]+?) (\w+) = (\d+);/.exec(line) ?? [];
      if (block.kind === 'message' && type && field && number)
        fields.push({ message: block.name, field, number, type });
      const [, value, valueNumber] = /^\s+([A-Z0-9_]+) = (\d+);/.exec(line) ?? [];
      if (block.kind === 'enum' && value && valueNumber) enumValues.push({ name: value, number: valueNumber });
    }
  }
  return { fields, enumValues };
}

/** The text below each `### Name`, `### Name (up)` or `### Name (down)`. */
function sectionsByHeading(markdown: string): Map<string, string> {
  const sections = markdown.split(/^### (\w+)(?: \((?:up|down)\))?$/m);
  return new Map(sections.flatMap((name, index) => (index % 2 === 1 ? [[name, sections[index + 1] ?? '']] : [])));
}

function tableOf(markdown: string, heading: string): string {
  return markdown.slice(markdown.indexOf(heading)).split(/\n## /)[0] ?? '';
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
