import { streams, subjects, tenantOfSubject, v1 } from '@fieldcast/protocol';
import { jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { followStream } from './follow-stream.ts';
import type { Logger } from './log.ts';
import type { Claims } from './tokens.ts';

/** Who lost access, kept up to date from the CONTROL stream, which remembers as long as a token can live. */
export interface Revocations {
  /** True when the token was issued before its subject's access was revoked. */
  isRevoked(claims: Pick<Claims, 'tenantId' | 'subject' | 'issuedAtMs'>): boolean;
  stop(): void;
}

/**
 * Loads all revocations, then follows new ones and calls `onRevoked` for each. Resolves when the stored ones are in.
 * The map is bounded by the stream: 64 MiB, one message a person, the life of a token.
 */
export async function followRevocations(
  connection: NatsConnection,
  log: Logger,
  onRevoked: (tenantId: string, subject: string, notBeforeMs: number) => void,
): Promise<Revocations> {
  const notBeforeMsByPerson = new Map<string, number>();
  const key = (tenantId: string, subject: string) => `${tenantId}\n${subject}`;
  const apply = ({ subject, data }: { subject: string; data: Uint8Array }) => {
    const tenantId = tenantOfSubject(subject);
    const revocation = decode(data);
    if (tenantId === undefined || !revocation) return log.error({ subject }, 'revocation_unreadable');
    // What is read again may be older than what has come live meanwhile: only forward.
    const person = key(tenantId, revocation.subject);
    const notBeforeMs = Math.max(revocation.notBeforeMs, notBeforeMsByPerson.get(person) ?? 0);
    notBeforeMsByPerson.set(person, notBeforeMs);
    onRevoked(tenantId, revocation.subject, notBeforeMs);
  };
  const followed = { stream: streams.control, subjects: subjects.revokeAll, content: 'revocations' };
  const { stop } = await followStream(connection, log, followed, apply);
  return {
    isRevoked: ({ tenantId, subject, issuedAtMs }) =>
      issuedAtMs < (notBeforeMsByPerson.get(key(tenantId, subject)) ?? 0),
    stop,
  };
}

/** Revokes every token of a person issued so far and closes their connections everywhere. Resolves when it is on disk. */
export async function revoke(
  connection: NatsConnection,
  tenantId: string,
  subject: string,
  nowMs: number,
): Promise<void> {
  // Tokens carry whole seconds: one minted in this very second must count as older, one minted in the next as newer.
  const notBeforeMs = (Math.floor(nowMs / 1000) + 1) * 1000;
  await jetstream(connection).publish(
    subjects.revoke(tenantId, subject),
    v1.Revocation.encode({ subject, notBeforeMs }).finish(),
  );
}

function decode(data: Uint8Array): v1.Revocation | undefined {
  try {
    return v1.Revocation.decode(data);
  } catch {
    // Told by the caller, who knows its subject. One bad message must not hide those behind it.
    return undefined;
  }
}
