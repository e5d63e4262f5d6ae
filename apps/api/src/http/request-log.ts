import type { Logger } from '@adapters/platform';
import { withoutKeys } from '@core/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** One line per request: what, how it ended, how long it took, and whose key it was; never the key itself. */
export function logRequest(logger: Logger, request: FastifyRequest, reply: FastifyReply): void {
  const level = reply.statusCode >= 500 ? 'error' : isOperational(request) ? 'debug' : 'info';
  logger[level](
    {
      request_id: request.id,
      method: request.method,
      path: withoutKeys(request.url.split('?', 1)[0] ?? ''),
      status: reply.statusCode,
      duration_ms: Math.round(reply.elapsedTime * 10) / 10,
      ...(request.caller && { caller: request.caller.id }),
      ...(request.run_id !== null && { run_id: request.run_id }),
    },
    'request',
  );
}

/** Health checks and scrapes come every few seconds; they are not news. */
function isOperational({ url }: FastifyRequest): boolean {
  return url.startsWith('/health') || url.startsWith('/metrics');
}
