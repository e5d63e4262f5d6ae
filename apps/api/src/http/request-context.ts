import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Caller } from '@core/engine';
import { DomainError } from '@core/diagnostics';
import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set by the guard, absent on public routes. */
    caller: Caller | null;
    /** The body as it came, for its hash. */
    text: string | null;
    /** The run that the request is about, for the log. */
    run_id: string | null;
    /** Set while the answer to an `Idempotency-Key` is being made. */
    idempotency: { readonly scope: string; readonly key: string } | null;
  }
}

export function requestOf(context: ExecutionContext): FastifyRequest {
  return context.switchToHttp().getRequest<FastifyRequest>();
}

/** The caller of a route that is not public. */
export const From = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = requestOf(context);
  if (caller === null) throw DomainError.of('request.unauthenticated', {});
  return caller;
});
