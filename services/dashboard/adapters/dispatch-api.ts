import { type BaseMapSource, baseMapSourceOf } from '../core/base-map.ts';

/** What the page asks of the dispatch service. Same origin; the session is a cookie the page cannot read. */
export interface DispatchApi {
  /** The session of this browser; undefined when nobody is signed in. */
  readSession(): Promise<SessionInfo | undefined>;
  /** @throws ApiError 401 when the credentials are not right, 429 after too many attempts. */
  signIn(credentials: { email: string; password: string } | { code: string }): Promise<SessionInfo>;
  signOut(): Promise<void>;
  /** A short-lived token for the board's WebSocket. @throws ApiError 401 when the session has ended. */
  boardToken(): Promise<string>;
  /**
   * A link that makes a phone without an app this technician's, who is created when unknown and gets the name if given.
   * @throws ApiError 400 when the id or the name cannot be one, 401 when the session has ended.
   */
  createPhoneLink(technicianId: string, name: string | undefined): Promise<PhoneLink>;
  pageConfig(): Promise<PageConfig>;
  /** The demo's invented streets as GeoJSON, not yet checked; undefined where there are none. */
  demoStreets(): Promise<unknown>;
}

export interface SessionInfo {
  readonly userName: string;
  readonly tenantName: string;
  /** IANA name of the tenant's time zone. */
  readonly timeZone: string;
}

export interface PhoneLink {
  readonly url: string;
  /** ms since the epoch. */
  readonly expiresAtMs: number;
}

export interface PageConfig {
  /** WebSocket address of the live map. */
  readonly mapUrl: string;
  readonly baseMap: BaseMapSource;
}

/** Status 0: the server could not be reached. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly retryAfterMs: number | undefined;
  constructor(status: number, code: string, retryAfterMs?: number, options?: ErrorOptions) {
    super(`${code} (${status})`, options);
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** An answer that takes longer counts as no answer, ms. */
const ANSWER_MS_MAX = 10_000;

export function createDispatchApi(baseUrl: string): DispatchApi {
  const call = (method: string, path: string, body?: object) => request(new URL(path, baseUrl), method, body);
  return {
    readSession: () => unlessStatus(401, async () => toSessionInfo(await call('GET', '/v1/session'))),
    signIn: async (credentials) => toSessionInfo(await call('POST', '/v1/sessions', credentials)),
    signOut: async () => {
      await unlessStatus(401, () => call('DELETE', '/v1/session'));
    },
    boardToken: async () => stringAt(await call('POST', '/v1/session/board-token'), 'token'),
    createPhoneLink: async (technicianId, name) => {
      const path = `/v1/technicians/${encodeURIComponent(technicianId)}/phone-links`;
      const link = await call('POST', path, name === undefined ? {} : { name });
      return { url: stringAt(link, 'url'), expiresAtMs: Date.parse(stringAt(link, 'expires_at')) };
    },
    pageConfig: async () => {
      const config = await call('GET', '/v1/page-config');
      return {
        mapUrl: stringAt(config, 'map_url'),
        baseMap: baseMapSourceOf({
          pageUrl: baseUrl,
          pmtilesUrl: optionalStringAt(config, 'pmtiles_url'),
          styleUrl: optionalStringAt(config, 'style_url'),
          styleUrlDark: optionalStringAt(config, 'style_url_dark'),
        }),
      };
    },
    demoStreets: () => unlessStatus(404, () => call('GET', '/v1/demo-streets')),
  };
}

async function request(url: URL, method: string, body: object | undefined): Promise<unknown> {
  const answer = await reach(url, {
    method,
    credentials: 'same-origin',
    headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(ANSWER_MS_MAX),
  });
  if (answer.status === 204) return undefined;
  const content = await readJson(answer);
  if (answer.ok) return content;
  throw refusalOf(answer, content);
}

/** The error of an answer that is none; `content` is its body. */
export function refusalOf({ status, statusText }: Response, content: unknown): ApiError {
  const error = fieldOf(content, 'error');
  const retryAfterMs = fieldOf(error, 'retry_after_ms');
  const code = optionalStringAt(error, 'code') ?? statusText;
  return new ApiError(status, code, typeof retryAfterMs === 'number' ? retryAfterMs : undefined);
}

/** @throws ApiError of status 0. */
export async function reach(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    throw new ApiError(0, 'UNREACHABLE', undefined, { cause });
  }
}

/** @throws ApiError of status 0 when an answer that is fine otherwise is not JSON. */
export async function readJson(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch (cause) {
    if (!answer.ok) return undefined;
    throw new ApiError(0, 'NOT_JSON', undefined, { cause });
  }
}

async function unlessStatus<T>(status: number, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApiError && error.status === status) return undefined;
    throw error;
  }
}

function toSessionInfo(content: unknown): SessionInfo {
  const user = fieldOf(content, 'user') ?? content;
  const tenant = fieldOf(content, 'tenant') ?? content;
  return {
    userName: optionalStringAt(user, 'name') ?? optionalStringAt(user, 'email') ?? '',
    tenantName: optionalStringAt(tenant, 'name') ?? '',
    timeZone: optionalStringAt(tenant, 'time_zone') ?? 'UTC',
  };
}

function stringAt(content: unknown, name: string): string {
  const value = optionalStringAt(content, name);
  if (value === undefined) throw new ApiError(0, `MISSING_${name.toUpperCase()}`);
  return value;
}

function optionalStringAt(content: unknown, name: string): string | undefined {
  const value = fieldOf(content, name);
  return typeof value === 'string' ? value : undefined;
}

/** A field of what should be an object. */
export function fieldOf(content: unknown, name: string): unknown {
  return typeof content === 'object' && content !== null ? (content as Record<string, unknown>)[name] : undefined;
}
