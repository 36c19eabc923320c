import { setTimeout as sleep } from 'node:timers/promises';
import { streams, subjects, tenantOfSubject, v1 } from '@fieldcast/protocol';
import { DeliverPolicy, jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Logger } from './log.ts';
import type { Claims } from './tokens.ts';

const RESTART_DELAY_MS = 1_000;

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
  // The stream keeps one message a person, so "all" is the latest of each; no filter, which NATS 2.9 would refuse here.
  const consumer = await jetstream(connection).consumers.get(streams.control, { deliver_policy: DeliverPolicy.All });
  let messages = await consumer.consume();
  let isStopped = false;

  const apply = (message: { subject: string; data: Uint8Array }) => {
    const tenantId = tenantOfSubject(message.subject);
    const { subject, notBeforeMs } = v1.Revocation.decode(message.data);
    if (tenantId === undefined) return;
    notBeforeMsByPerson.set(key(tenantId, subject), notBeforeMs);
    onRevoked(tenantId, subject, notBeforeMs);
  };
  const follow = async (onLoaded: () => void) => {
    while (!isStopped) {
      for await (const message of messages) {
        apply(message);
        if (message.info.pending === 0) onLoaded();
      }
      if (isStopped) return;
      log.warn('revocations_interrupted');
      await sleep(RESTART_DELAY_MS);
      messages = await consumer.consume();
    }
  };
  await new Promise<void>((resolve, reject) => {
    follow(resolve).catch((cause: unknown) => {
      log.error({ err: cause }, 'revocations_failed');
      reject(cause);
    });
    consumer.info().then(({ num_pending }) => num_pending === 0 && resolve(), reject);
  });
  return {
    isRevoked: ({ tenantId, subject, issuedAtMs }) =>
      issuedAtMs < (notBeforeMsByPerson.get(key(tenantId, subject)) ?? 0),
    stop: () => {
      isStopped = true;
      messages.stop();
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
