import { setTimeout as sleep } from 'node:timers/promises';
import { streams, subjects, tenantOfSubject, v1 } from '@fieldcast/protocol';
import { type ConsumerMessages, DeliverPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Logger } from './log.ts';
import type { Claims } from './tokens.ts';

const RETRY_DELAY_MS = 1_000;

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
  let loading: ConsumerMessages | undefined;
  let isStopped = false;

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
  const load = async () => {
    const { state } = await (await jetstreamManager(connection)).streams.info(streams.control);
    if (state.messages === 0) return;
    // The stream keeps one message a person, so "all" is the latest of each; no filter, which NATS 2.9 would refuse here.
    const consumer = await jetstream(connection).consumers.get(streams.control, { deliver_policy: DeliverPolicy.All });
    loading = await consumer.consume();
    for await (const message of loading) {
      apply(message);
      if (message.seq >= state.last_seq || message.info.pending === 0) return;
    }
  };
  const reload = async () => {
    loading?.stop();
    while (!isStopped) {
      try {
        return await load();
      } catch (cause) {
        log.warn({ err: cause }, 'revocations_not_read');
        await sleep(RETRY_DELAY_MS);
      }
    }
  };
  const followReconnects = async () => {
    for await (const { type } of connection.status()) if (type === 'reconnect') void reload();
  };
  // Live ones come by a plain subscription, which the transport renews by itself; what an outage hid is read again.
  const subscription = connection.subscribe(subjects.revokeAll, {
    callback: (error, message) => (error ? log.error({ err: error }, 'revocations_failed') : apply(message)),
  });
  void followReconnects();
  await load();
  return {
    isRevoked: ({ tenantId, subject, issuedAtMs }) =>
      issuedAtMs < (notBeforeMsByPerson.get(key(tenantId, subject)) ?? 0),
    stop: () => {
      isStopped = true;
      loading?.stop();
      subscription.unsubscribe();
    },
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
