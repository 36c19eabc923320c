import $protobuf from 'protobufjs/minimal.js';
import { expect, test } from 'vitest';
import { ByteWriter, varintSize } from './byte-writer.ts';

test.each([0, 1, 127, 128, 300, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 1_760_000_000_000, Number.MAX_SAFE_INTEGER])(
  'a varint of %d is what protobuf reads, and as long as it says',
  (value) => {
    const writer = new ByteWriter();
    writer.varint(value);
    expect(writer.toBytes()).toHaveLength(varintSize(value));
    expect(Number($protobuf.Reader.create(writer.toBytes()).uint64())).toBe(value);
  },
);

test.each([0, 1, -1, 900_000_000, -1_800_000_000])('a fixed %d is what protobuf reads', (value) => {
  const writer = new ByteWriter();
  writer.sfixed32(value);
  expect($protobuf.Reader.create(writer.toBytes()).sfixed32()).toBe(value);
});

test('a buffer that grows keeps what was written', () => {
  const writer = new ByteWriter();
  const chunk = Uint8Array.from({ length: 50_000 }, (_, index) => index);
  for (let n = 0; n < 5; n++) {
    writer.reserve(chunk.length);
    writer.raw(chunk);
  }
  const bytes = writer.toBytes();
  expect(bytes).toHaveLength(250_000);
  expect(bytes.slice(200_000)).toEqual(chunk);
  writer.clear();
  expect(writer.toBytes()).toHaveLength(0);
});
