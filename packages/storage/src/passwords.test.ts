import { describe, expect, it } from 'vitest';
import { hashPassword, isPasswordOf, PASSWORD_BYTES_MAX } from './passwords.ts';

describe('passwords', () => {
  it('are kept as argon2id with the stated parameters and a salt of their own', async () => {
    const first = await hashPassword('correct horse battery');
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hashPassword('correct horse battery')).not.toBe(first);
  });

  it('match themselves, any Unicode, and nothing else', async () => {
    const hash = await hashPassword('Öl & Wasser 🔧');
    expect(await isPasswordOf(hash, 'Öl & Wasser 🔧')).toBe(true);
    expect(await isPasswordOf(hash, 'Ol & Wasser 🔧')).toBe(false);
    expect(await isPasswordOf(hash, '')).toBe(false);
  });

  it('of no length, or of too many bytes, are not hashed at all', async () => {
    await expect(hashPassword('')).rejects.toThrow(RangeError);
    await expect(hashPassword('ä'.repeat(PASSWORD_BYTES_MAX / 2 + 1))).rejects.toThrow(RangeError);
    expect(await isPasswordOf(await hashPassword('x'), 'x'.repeat(PASSWORD_BYTES_MAX + 1))).toBe(false);
  });
});
