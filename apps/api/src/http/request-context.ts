import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Caller } from '@core/engine';
import { DomainError } from '@core/diagnostics';
import type { FastifyReply, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set by the guard, absent on public routes. */
    caller: Caller | null;
    /** Why it was refused, once it is. */
    refusal: DomainError | null;
    /** The body as it came, for its hash. */
    text: string | null;
    /** The document that findings point into, where that is not the body. */
    document: unknown;
    /** The run that the request is about, for the log. */
    run_id: string | null;
    /** Set while the answer to an `Idempotency-Key` is being made. */
    idempotency: { readonly scope: string; readonly key: string } | null;
  }
}

export function requestOf(context: ExecutionContext): FastifyRequest {
  return context.switchToHttp().getRequest<FastifyRequest>();
}

/** One request of a known caller, and the reply to it. */
export interface Exchange {
  readonly caller: Caller;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Hands a handler of a route that is not public its `Exchange`. */
export const Talk = createParamDecorator((_: unknown, context: ExecutionContext): Exchange => {
  const request = requestOf(context);
  const { caller } = request;
  if (caller === null) throw DomainError.of('request.unauthenticated', {});
  return { caller, request, reply: context.switchToHttp().getResponse<FastifyReply>() };
});
