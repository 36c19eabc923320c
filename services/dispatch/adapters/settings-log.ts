import { streams, subjects, v1 } from '@fieldcast/protocol';
import { JetStreamApiCodes, JetStreamApiError, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { encodeSettings, type Settings } from '../core/settings.ts';

/** How long the log may take for one answer. Over it the settings count as not published, and the reconciler goes on. */
const ANSWER_MS_MAX = 2_000;
/** Somebody else was faster this often: then the next round of the reconciler looks again. */
const ATTEMPTS_MAX = 5;

/** The SETTINGS stream: the last settings of each tenant, which ingest follows. */
export interface SettingsLog {
  /** Revision of what the log has of a tenant; undefined when it has nothing. @throws the transport's errors. */
  revisionOf(tenantId: string): Promise<number | undefined>;
  /**
   * Writes the settings unless the log has these or newer ones. Resolves to the revision that is on disk then.
   * @throws the transport's errors; JetStreamApiError when the log refuses.
   */
  write(tenantId: string, settings: Settings): Promise<number>;
  /** Tells one life of the log from another: changes when it was lost, recreated or emptied. */
  identity(): Promise<{ readonly createdAt: string; readonly tenants: number }>;
}

export async function openSettingsLog(connection: NatsConnection): Promise<SettingsLog> {
  const { streams: stored } = await jetstreamManager(connection, { timeout: ANSWER_MS_MAX, checkAPI: false });
  const log = jetstream(connection, { timeout: ANSWER_MS_MAX });

  async function lastOf(tenantId: string): Promise<{ seq: number; revision: number } | undefined> {
    const message = await stored.getMessage(streams.settings, { last_by_subj: subjects.settings(tenantId) });
    return message ? { seq: message.seq, revision: revisionIn(message.data) } : undefined;
  }

  return {
    revisionOf: async (tenantId) => (await lastOf(tenantId))?.revision,
    write: async (tenantId, settings) => {
      for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
        const last = await lastOf(tenantId);
        if (last && last.revision >= settings.revision) return last.revision;
        // Two dispatch copies may publish at once: the log takes a message only on top of the one that we have compared with.
        const expect = { lastSubjectSequence: last?.seq ?? 0 };
        try {
          await log.publish(subjects.settings(tenantId), encodeSettings(settings), { expect });
          return settings.revision;
        } catch (cause) {
          if (!isOvertaken(cause)) throw cause;
        }
      }
      throw new Error(`the settings of ${tenantId} were overtaken ${ATTEMPTS_MAX} times`);
    },
    identity: async () => {
      const { created, state } = await stored.info(streams.settings);
      return { createdAt: created, tenants: state.messages };
    },
  };
}

/** True when the log does not exist: the broker has lost its disk, or somebody has deleted the stream. */
export function isLogMissing(cause: unknown): boolean {
  return cause instanceof JetStreamApiError && cause.code === JetStreamApiCodes.StreamNotFound;
}

/** True when the log has answered, with a no: it is full, for example. */
export function isRefused(cause: unknown): boolean {
  return cause instanceof JetStreamApiError;
}

function isOvertaken(cause: unknown): boolean {
  if (!(cause instanceof JetStreamApiError)) return false;
  const { StreamWrongLastSequence, StreamWrongLastSequenceUnknown } = JetStreamApiCodes;
  return cause.code === StreamWrongLastSequence || cause.code === StreamWrongLastSequenceUnknown;
}

/** What cannot be read counts as older than anything, so that it is replaced. */
function revisionIn(data: Uint8Array): number {
  try {
    return v1.TenantSettings.decode(data).revision;
  } catch {
    return -1;
  }
}
