import { randomUUID } from 'node:crypto';
import type { Logger } from '@fieldcast/runtime';
import type { findTenantKey } from '@fieldcast/storage';
import type { NatsConnection } from '@nats-io/transport-node';
import { type Channel, type ChannelSettings, openChannel } from './channel.ts';
import type { MapMetrics } from './metrics.ts';
import { createStateLoader } from './state-loader.ts';
import { followTenant } from './tenant-feed.ts';
import { publishWatchLists } from './watch-lists.ts';

export interface ChannelsSettings extends ChannelSettings {
  readonly reloadIntervalMs: number;
}

/** The channels of the tenants that are watched, or were a moment ago. Bounded by the boards of this node and the linger time. */
export interface Channels {
  /** The tenant's channel, opened when it is the first board: several at once share one. */
  of(tenantId: string): Channel;
  readonly size: number;
  /** The longest time between deltas among the channels, ms. */
  deltaIntervalMs(): number;
  tick(): void;
  close(): void;
}

export function createChannels(
  { connection, pool, log }: { connection: NatsConnection; pool: Parameters<typeof findTenantKey>[0]; log: Logger },
  metrics: MapMetrics,
  settings: ChannelsSettings,
): Channels {
  const channels = new Map<string, Channel>();
  const steadyNow = () => performance.now();
  void followBus();

  /** Core subscriptions lose what is published while the connection is down; each channel then catches up by itself. */
  async function followBus(): Promise<void> {
    for await (const { type } of connection.status()) {
      if (type === 'disconnect') for (const channel of channels.values()) channel.busLost();
      else if (type === 'reconnect') for (const channel of channels.values()) channel.busBack();
    }
  }

  function open(tenantId: string): Channel {
    const epoch = randomUUID();
    const channel = openChannel(
      epoch,
      {
        follow: (handlers) => followTenant(connection, log, tenantId, handlers),
        // The epoch, because a channel opened again must not be taken for the one whose list was just withdrawn.
        publishWatched: publishWatchLists(connection, tenantId, epoch),
        createLoader: (handlers) =>
          createStateLoader(
            { pool, log, now: steadyNow, random: Math.random },
            tenantId,
            settings.reloadIntervalMs,
            handlers,
          ),
        steadyNow,
        now: Date.now,
        metrics,
        log,
      },
      settings,
    );
    channels.set(tenantId, channel);
    return channel;
  }

  return {
    of: (tenantId) => channels.get(tenantId) ?? open(tenantId),
    get size() {
      return channels.size;
    },
    deltaIntervalMs: () => Math.max(settings.intervalMs, ...[...channels.values()].map((one) => one.deltaIntervalMs)),
    tick() {
      for (const [tenantId, channel] of channels) {
        if (channel.isIdle()) {
          channel.close();
          channels.delete(tenantId);
        } else channel.tick();
      }
    },
    close() {
      for (const channel of channels.values()) channel.close();
      channels.clear();
    },
  };
}
