// k6's JavaScript engine has no TextDecoder, and the generated code asks for one while it loads: import this before it.

const REPLACEMENT = 0xfffd;

/** UTF-8 only; bytes that are not become U+FFFD. Enough for the names in our frames. */
export class Utf8Decoder {
  decode(bytes: Uint8Array): string {
    let text = '';
    for (let at = 0; at < bytes.length; ) {
      const { codePoint, length } = codePointAt(bytes, at);
      text += String.fromCodePoint(codePoint);
      at += length;
    }
    return text;
  }
}

/** The character that begins at `at`, by the table of RFC 3629. */
function codePointAt(bytes: Uint8Array, at: number): { codePoint: number; length: number } {
  const first = bytes[at] ?? REPLACEMENT;
  if (first < 0x80) return { codePoint: first, length: 1 };
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  const isWhole = first >= 0xc2 && first < 0xf5 && at + length <= bytes.length;
  let codePoint = first & (0xff >> (length + 1));
  for (let offset = 1; isWhole && offset < length; offset += 1) {
    const next = bytes[at + offset] ?? 0;
    if ((next & 0xc0) !== 0x80) return { codePoint: REPLACEMENT, length: 1 };
    codePoint = (codePoint << 6) | (next & 0x3f);
  }
  return isWhole && codePoint <= 0x10ffff ? { codePoint, length } : { codePoint: REPLACEMENT, length: 1 };
}

const engine = globalThis as { TextDecoder?: unknown };
engine.TextDecoder ??= Utf8Decoder;
