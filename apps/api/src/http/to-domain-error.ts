import { HttpException } from '@nestjs/common';
import { DomainError } from '@core/diagnostics';
import type { FastifyRequest } from 'fastify';
import { BODY_LIMIT } from './limits';
import { operationOf } from './operation';

/** What a framework refused, in our words; undefined for what nobody foresaw. */
export function toDomainError(error: unknown, request: FastifyRequest): DomainError | undefined {
  if (error instanceof DomainError) return error;
  if (error instanceof HttpException) return fromStatus(error.getStatus(), error.message, error);
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return DomainError.of('request.too_large', { limit: `${BODY_LIMIT / 1024 ** 2} MiB` }, error);
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    const types = Object.keys(operationOf(request)?.body ?? { 'application/json': {} });
    return DomainError.of('request.unsupported_media', { found: request.headers['content-type'] ?? '', types }, error);
  }
  if (code === 'FST_ERR_MAX_PARAM_LENGTH') return DomainError.of('request.path_too_long', {}, error);
  return fromStatus(Number(error.statusCode), error.message, error);
}

function fromStatus(status: number, message: string, cause: unknown): DomainError | undefined {
  return status >= 400 && status < 500 ? DomainError.of('request.malformed', { reason: message }, cause) : undefined;
}
