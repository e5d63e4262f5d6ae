import { HttpException } from '@nestjs/common';
import { DomainError } from '@core/diagnostics';
import type { FastifyRequest } from 'fastify';
import { operationOf } from './operation';

/** What a framework refused, in our words; undefined for what nobody foresaw. */
export function toDomainError(error: unknown, request: FastifyRequest): DomainError | undefined {
  if (error instanceof DomainError) return error;
  const status = statusOf(error);
  if (!(error instanceof Error) || status < 400 || status >= 500) return undefined;
  switch (status) {
    case 413: {
      const observed = Number(request.headers['content-length'] ?? 0);
      return DomainError.of('request.too_large', { limit: request.routeOptions.bodyLimit, observed }, error);
    }
    case 414:
      return DomainError.of('request.path_too_long', {}, error);
    case 415: {
      const types = Object.keys(operationOf(request)?.body ?? { 'application/json': {} });
      return DomainError.of(
        'request.unsupported_media',
        { found: request.headers['content-type'] ?? '', types },
        error,
      );
    }
    default:
      return DomainError.of('request.malformed', { reason: error.message }, error);
  }
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  return error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
}
