import { existsSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Logger } from '@fieldcast/runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError } from '../core/api-error.ts';
import { MAP_FILE_PATH } from '../core/base-map.ts';
import { type ByteRange, byteRangeOf } from '../core/byte-range.ts';

/** Browsers ask again after this time. What they hold is told from a newer file by its ETag before. */
const CACHE_CONTROL = 'public, max-age=86400';

/**
 * Serves a PMTiles archive in the ranges that the page asks for. The path is the setting's: nothing of the request goes
 * into it. The file may be replaced at any time, and a page notices by its ETag.
 */
export function serveMapFile(app: FastifyInstance, path: string | undefined, log: Logger): void {
  if (path === undefined) return;
  if (!existsSync(path))
    log.warn({ path }, 'map_file_missing: boards show land outlines until FIELDCAST_MAP_PMTILES is there');
  app.route({
    method: ['GET', 'HEAD'],
    url: MAP_FILE_PATH,
    handler: (request, reply) => sendFile(path, request, reply),
  });
}

async function sendFile(path: string, { method, headers }: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const file = await openIfThere(path);
  if (file === undefined) throw new ApiError('NOT_FOUND');
  const answer = await answerFrom(file, headers);
  reply.code(answer.status).headers(answer.headers);
  if (answer.content && method === 'GET')
    return reply.send(file.createReadStream({ start: answer.content.first, end: answer.content.last }));
  await file.close();
  return reply.send();
}

interface Answer {
  readonly status: 200 | 206 | 304 | 416;
  readonly headers: Record<string, string | number>;
  /** undefined: no body. */
  readonly content: ByteRange | undefined;
}

async function answerFrom(file: FileHandle, headers: FastifyRequest['headers']): Promise<Answer> {
  const { mtimeMs, size } = await file.stat();
  // Strong, as ranges of several answers are put together: the same time and size stand for the same bytes.
  const etag = `"${Math.round(mtimeMs).toString(36)}-${size.toString(36)}"`;
  const always = { etag, 'cache-control': CACHE_CONTROL, 'accept-ranges': 'bytes' };
  if (headers['if-none-match'] === etag) return { status: 304, headers: always, content: undefined };
  const isStale = headers['if-range'] !== undefined && headers['if-range'] !== etag;
  const range = isStale ? undefined : byteRangeOf(headers.range, size);
  if (range === 'beyond')
    return { status: 416, headers: { ...always, 'content-range': `bytes */${size}` }, content: undefined };
  const { first, last } = range ?? { first: 0, last: size - 1 };
  const described = { ...always, 'content-type': 'application/vnd.pmtiles', 'content-length': last - first + 1 };
  const content = last < first ? undefined : { first, last };
  if (range === undefined) return { status: 200, headers: described, content };
  return { status: 206, headers: { ...described, 'content-range': `bytes ${first}-${last}/${size}` }, content };
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
}
