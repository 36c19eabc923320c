import { errors as sharedErrors } from '@fieldcast/protocol';

interface RestEntry {
  /** English, for developers: what happened and what to do. */
  readonly message: string;
  readonly retryable: boolean;
  readonly httpStatus: number;
}

function entry(httpStatus: number, retryable: boolean, message: string): RestEntry {
  return Object.freeze({ httpStatus, retryable, message });
}

/** The error catalogue of the REST interface: the shared one, and what only REST can answer. */
export const restErrors = {
  ...sharedErrors,
  INVALID_REQUEST: entry(400, false, 'The request does not fit the description in /v1/openapi.json.'),
  UNAUTHENTICATED: entry(401, false, 'Sign in, or send "Authorization: Bearer" with a token or an API key.'),
  SIGN_IN_FAILED: entry(401, false, 'The e-mail address, the password or the link is not right, or no longer valid.'),
  PHONE_LINK_OVER: entry(401, false, 'This link is not valid, or no longer: ask your dispatcher for a new link.'),
  PHONE_NOT_LINKED: entry(
    401,
    false,
    'This phone is not linked to a technician, or no longer: ask your dispatcher for a new link.',
  ),
  CROSS_ORIGIN: entry(403, false, 'A cookie counts only in requests from our own page. Use a token or an API key.'),
  NOT_FOUND: entry(404, false, 'There is nothing here, or nothing of your company.'),
  CONFLICT: entry(409, false, 'It exists already.'),
  SETTINGS_LIMIT: entry(409, false, 'Your company has as many of these as it may. Delete one first.'),
  BODY_TOO_LARGE: entry(413, false, 'The body of the request is over the size limit.'),
  SETTINGS_TOO_LARGE: entry(413, false, 'The lists of ids are too long. Use a percentage for many devices.'),
  UNSUPPORTED_MEDIA_TYPE: entry(415, false, 'Send "Content-Type: application/json".'),
  MINTING_DISABLED: entry(
    501,
    false,
    'This server has no FIELDCAST_TOKEN_SECRET: your identity provider mints the tokens.',
  ),
} as const satisfies Record<string, RestEntry>;

export type RestErrorName = keyof typeof restErrors;

/** One fault of a request, by the path of the field it is about. */
export interface ErrorDetail {
  readonly path: string;
  readonly message: string;
}

interface ApiErrorOptions extends ErrorOptions {
  /** In place of the catalogue's message. */
  readonly message?: string;
  readonly retryAfterMs?: number;
  readonly details?: readonly ErrorDetail[];
}

/** A request that is answered with an error of the catalogue. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: RestErrorName;
  readonly retryAfterMs: number | undefined;
  readonly details: readonly ErrorDetail[] | undefined;
  constructor(code: RestErrorName, { message, retryAfterMs, details, ...options }: ApiErrorOptions = {}) {
    super(message ?? restErrors[code].message, options);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
    this.details = details;
  }

  get httpStatus(): number {
    return restErrors[this.code].httpStatus;
  }
}

/** The body of every answer that is not a success. */
export interface ErrorBody {
  readonly error: {
    readonly code: RestErrorName;
    readonly message: string;
    readonly retryable: boolean;
    readonly retry_after_ms?: number | undefined;
    readonly details?: readonly ErrorDetail[] | undefined;
  };
}

export function toErrorBody({ code, message, retryAfterMs, details }: ApiError): ErrorBody {
  return {
    error: {
      code,
      message,
      retryable: restErrors[code].retryable,
      ...(retryAfterMs === undefined ? {} : { retry_after_ms: retryAfterMs }),
      ...(details === undefined ? {} : { details }),
    },
  };
}
