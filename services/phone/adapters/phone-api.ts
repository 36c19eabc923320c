/** What the page asks of the dispatch service. Same origin; the session is a cookie the page cannot read. */
export interface PhoneApi {
  /** Who this phone is signed in as; undefined when nobody is. */
  readSession(): Promise<SessionInfo | undefined>;
  /** Signs in with the code of a dispatcher's link. @throws ApiError 4xx when the link is over, 429 after too many attempts. */
  signIn(code: string): Promise<SessionInfo>;
  signOut(): Promise<void>;
  /** A token for the technician's connection. @throws ApiError 401 when the session has ended. */
  trackToken(signal?: AbortSignal): Promise<TrackToken>;
}

export interface SessionInfo {
  readonly technicianId: string;
  readonly technicianName: string;
  readonly tenantName: string;
}

export interface TrackToken {
  readonly token: string;
  /** WebSocket address of the technicians' connections. */
  readonly trackUrl: string;
}

/** Status 0: the server could not be reached, or what answered was not our server. */
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
const ANSWER_MS_MAX = 15_000;

export function createPhoneApi(baseUrl: string): PhoneApi {
  const call = (method: string, path: string, body?: object, signal?: AbortSignal) =>
    request(new URL(path, baseUrl), method, body, signal);
  return {
    readSession: () => unlessStatus(401, async () => toSessionInfo(await call('GET', '/v1/phone-session'))),
    signIn: async (code) => toSessionInfo(await call('POST', '/v1/phone-sessions', { code })),
    signOut: async () => {
      await unlessStatus(401, () => call('DELETE', '/v1/phone-session'));
    },
    trackToken: async (signal) => {
      const answer = await call('POST', '/v1/phone-session/token', {}, signal);
      return { token: stringAt(answer, 'token'), trackUrl: stringAt(answer, 'track_url') };
    },
  };
}

async function request(
  url: URL,
  method: string,
  body: object | undefined,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const tooLate = AbortSignal.timeout(ANSWER_MS_MAX);
  const answer = await reach(url, {
    method,
    credentials: 'same-origin',
    headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
    body: body && JSON.stringify(body),
    signal: signal ? AbortSignal.any([signal, tooLate]) : tooLate,
  });
  if (answer.status === 204) return undefined;
  const content = await readJson(answer);
  if (answer.ok) return content;
  const error = fieldOf(content, 'error');
  // A hotel's or a train's sign-in page answers for everybody, with any status; only our server names the error.
  const code = optionalStringAt(error, 'code');
  if (code === undefined) throw new ApiError(0, 'NOT_OUR_SERVER');
  const retryAfterMs = fieldOf(error, 'retry_after_ms');
  throw new ApiError(answer.status, code, typeof retryAfterMs === 'number' ? retryAfterMs : undefined);
}

async function reach(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    throw new ApiError(0, 'UNREACHABLE', undefined, { cause });
  }
}

async function readJson(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch (cause) {
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
  const technician = fieldOf(content, 'technician');
  const technicianId = stringAt(technician, 'id');
  return {
    technicianId,
    technicianName: optionalStringAt(technician, 'name') || technicianId,
    tenantName: optionalStringAt(fieldOf(content, 'tenant'), 'name') ?? '',
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

function fieldOf(content: unknown, name: string): unknown {
  return typeof content === 'object' && content !== null ? (content as Record<string, unknown>)[name] : undefined;
}
