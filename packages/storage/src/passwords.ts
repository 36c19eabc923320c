import type { Options } from '@node-rs/argon2';

/** Longest password we hash, in UTF-8 bytes. Over it: refused, so that nobody makes us hash megabytes. */
export const PASSWORD_BYTES_MAX = 512;
/** Shortest password a person may set, in characters (NIST SP 800-63B asks for a length, not for kinds of characters). */
export const PASSWORD_LENGTH_MIN = 12;

// The first choice of OWASP's Password Storage Cheat Sheet; about 20 ms and 19 MiB a hash.
const ARGON2ID: Options = { algorithm: 2, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1, outputLen: 32 };

/**
 * The argon2id hash of a password as a PHC string, for `users.password_hash`.
 * @throws RangeError when the password is empty or over `PASSWORD_BYTES_MAX`.
 */
export async function hashPassword(password: string): Promise<string> {
  const bytes = Buffer.byteLength(password);
  if (bytes === 0 || bytes > PASSWORD_BYTES_MAX)
    throw new RangeError(`a password has 1 to ${PASSWORD_BYTES_MAX} bytes, not ${bytes}`);
  const { hash } = await loadArgon2();
  return hash(password, ARGON2ID);
}

/** True when `password` is the one that was hashed. False, too, for one that `hashPassword` would not take. */
export async function isPasswordOf(passwordHash: string, password: string): Promise<boolean> {
  if (password === '' || Buffer.byteLength(password) > PASSWORD_BYTES_MAX) return false;
  const { verify } = await loadArgon2();
  return verify(passwordHash, password);
}

// Loaded at the first use: of the many processes with a database, few ever see a password.
function loadArgon2() {
  return import('@node-rs/argon2');
}
