import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { ApiError } from '../core/api-error.ts';
import { TRACK_FORMATS, type TrackFormatName, trackDisposition } from '../core/track/formats.ts';
import type { TrackPosition, TrackSubject } from '../core/track/track-format.ts';
import type { DispatchMetrics } from './metrics.ts';

/** A client that takes nothing for this long is given up, ms. */
const STALL_MS_MAX = 60_000;
const OVERLOADED_RETRY_MS = 5_000;

export interface Downloads {
  /**
   * Streams a track as a file: a page of positions is read when the client has taken the one before, so memory holds
   * one page a download, and no more pages are read once the client is gone.
   * @throws ApiError OVERLOADED, or what the first page throws; a later fault cuts the answer off, which clients see.
   */
  send(
    reply: FastifyReply,
    format: TrackFormatName,
    subject: TrackSubject,
    pages: AsyncIterable<readonly TrackPosition[]>,
  ): Promise<FastifyReply>;
  /** Cuts off what is still under way. */
  abort(): void;
}

/** @param downloadsMax downloads at a time. Over it: OVERLOADED. */
export function createDownloads(
  downloadsMax: number,
  metrics: Pick<DispatchMetrics, 'downloads' | 'trackRows'>,
): Downloads {
  const open = new Set<Readable>();
  let openCount = 0;
  const count = (change: 1 | -1) => {
    openCount += change;
    metrics.downloads.set(openCount);
  };

  async function* write(
    name: TrackFormatName,
    subject: TrackSubject,
    pages: AsyncIterable<readonly TrackPosition[]>,
  ): AsyncGenerator<string> {
    const format = TRACK_FORMATS[name];
    let text = format.head(subject);
    let index = 0;
    for await (const page of pages) {
      for (const position of page) text += format.position(position, subject, index++);
      metrics.trackRows.inc({ format: name }, page.length);
      yield text;
      text = '';
    }
    yield text + format.tail;
  }

  async function openBody(texts: AsyncGenerator<string>): Promise<Readable> {
    // The first text is awaited here: a fault of the database still becomes a proper answer.
    const first = await texts.next();
    const body = Readable.from(resume(first, texts), { objectMode: false });
    open.add(body);
    return body.once('close', () => {
      open.delete(body);
      count(-1);
    });
  }

  return {
    async send(reply, name, subject, pages) {
      if (openCount >= downloadsMax) throw new ApiError('OVERLOADED', { retryAfterMs: OVERLOADED_RETRY_MS });
      count(1);
      const body = await openBody(write(name, subject, pages)).catch((cause: unknown) => {
        count(-1);
        throw cause;
      });
      reply.raw.setTimeout(STALL_MS_MAX, () => body.destroy(new Error(`nothing was taken for ${STALL_MS_MAX} ms`)));
      const { contentType } = TRACK_FORMATS[name];
      return reply.type(contentType).header('content-disposition', trackDisposition(subject, name)).send(body);
    },
    abort() {
      for (const body of open) body.destroy(new Error('the server is stopping'));
    },
  };
}

async function* resume<T>(first: IteratorResult<T, void>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}
