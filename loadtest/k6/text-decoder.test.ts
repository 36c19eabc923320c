import { expect, it } from 'vitest';
import { Utf8Decoder } from './text-decoder.ts';

it.each([
  ['plain text', [0x41, 0x42]],
  ['two, three and four bytes', [...Buffer.from('Zoë € 🚚')]],
  ['a byte that begins nothing', [0x41, 0x80, 0x42]],
  ['a character cut short', [0xe2, 0x82]],
  ['a character broken in the middle', [0xc3, 0x41]],
])('decodes %s as every browser does', (_, bytes) => {
  const text = new Utf8Decoder().decode(Uint8Array.from(bytes));
  const standard = new TextDecoder().decode(Uint8Array.from(bytes));
  // How many replacement characters a broken one becomes is left open.
  expect(text.replace(/\ufffd+/g, '\ufffd')).toBe(standard.replace(/\ufffd+/g, '\ufffd'));
});
