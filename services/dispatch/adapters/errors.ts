import { TokenError } from '@fieldcast/runtime';
import { EmailTakenError, UnknownSettingError } from '@fieldcast/storage';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { ApiError, type ErrorDetail, toErrorBody } from '../core/api-error.ts';
import type { DispatchMetrics } from './metrics.ts';
import { isStorageOutage } from './storage-outage.ts';

const STORAGE_RETRY_MS = 2_000;

/** The error of the catalogue that any failure of a request becomes. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof TokenError && (error.code === 'TOKEN_INVALID' || error.code === 'TOKEN_EXPIRED'))
    return new ApiError(error.code, { message: error.message, cause: error });
  if (error instanceof EmailTakenError)
    return new ApiError('CONFLICT', { message: 'This e-mail address cannot be used.', cause: error });
  if (error instanceof UnknownSettingError) return new ApiError('NOT_FOUND', { cause: error });
  if (isStorageOutage(error))
    return new ApiError('STORAGE_UNAVAILABLE', { retryAfterMs: STORAGE_RETRY_MS, cause: error });
  if (hasZodFastifySchemaValidationErrors(error))
    return new ApiError('INVALID_REQUEST', { details: toDetails(error), cause: error });
  return fromFramework(error);
}

function toDetails(error: { validationContext?: string; validation: readonly ValidationFault[] }): ErrorDetail[] {
  return error.validation.map(({ instancePath, message }) => ({
    path: `${error.validationContext ?? 'request'}${instancePath}`,
    message: message ?? 'not valid',
  }));
}

interface ValidationFault {
  readonly instancePath: string;
  readonly message?: string;
}

// Fastify's own faults carry a status: a body that is no JSON, too large, of another type, a broken path.
function fromFramework(error: unknown): ApiError {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  const options = { cause: error };
  if (status === 404) return new ApiError('NOT_FOUND', options);
  if (status === 413) return new ApiError('BODY_TOO_LARGE', options);
  if (status === 415) return new ApiError('UNSUPPORTED_MEDIA_TYPE', options);
  if (typeof status === 'number' && status >= 400 && status < 500 && error instanceof Error)
    return new ApiError('INVALID_REQUEST', { message: error.message, ...options });
  return new ApiError('INTERNAL', options);
}

export type AnswerWithError = (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/** Answers with the error, counts it and logs it: as an error when it is ours, with its code alone when it is theirs. */
export function createAnswerWithError(refusals: DispatchMetrics['refusals']): AnswerWithError {
  return (failure, request, reply) => {
    const error = toApiError(failure);
    refusals.inc({ code: error.code });
    const about = { code: error.code, method: request.method, route: request.routeOptions?.url, address: request.ip };
    if (error.httpStatus >= 500 && error.code !== 'OVERLOADED')
      request.log.error({ ...about, err: failure }, 'request_failed');
    else request.log.info(about, 'request_refused');
    if (error.retryAfterMs !== undefined) reply.header('retry-after', String(Math.ceil(error.retryAfterMs / 1000)));
    return reply
      .code(error.httpStatus)
      .type('application/json; charset=utf-8')
      .serializer(JSON.stringify)
      .send(toErrorBody(error));
  };
}
