import { streams, subjects, tenantOfSubject, v1 } from '@fieldcast/protocol';
import type { NatsConnection } from '@nats-io/transport-node';
import { followStream } from './follow-stream.ts';
import type { Logger } from './log.ts';

/**
 * Calls `onSettings` with the settings of every tenant that has some, then with each change; after an outage of the bus
 * again with all of them, so an older revision may follow a newer one. Resolves when the stored ones are in.
 */
export function followSettings(
  connection: NatsConnection,
  log: Logger,
  onSettings: (tenantId: string, settings: v1.TenantSettings) => void,
): Promise<{ stop(): void }> {
  const followed = { stream: streams.settings, subjects: subjects.settingsAll, content: 'settings' };
  return followStream(connection, log, followed, ({ subject, data }) => {
    const tenantId = tenantOfSubject(subject);
    const settings = decode(data);
    if (tenantId === undefined || !settings) return log.error({ subject }, 'settings_unreadable');
    onSettings(tenantId, settings);
  });
}

function decode(data: Uint8Array): v1.TenantSettings | undefined {
  try {
    return v1.TenantSettings.decode(data);
  } catch {
    // Told by the caller, who knows its subject. The tenant's former settings hold.
    return undefined;
  }
}
