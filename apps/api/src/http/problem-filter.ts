import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { DomainError } from '@core/diagnostics';
import type { Logger } from '@adapters/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AllowedMethods } from './allowed-methods';
import { presentProblem, PROBLEM_TYPE, retryAfter } from './problem';
import { toDomainError } from './to-domain-error';

/** The one place where an error becomes an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly methods: AllowedMethods,
    private readonly logger: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const refusal = request.is404 ? this.refuseRoute(request, reply) : this.explain(error, request);
    request.refusal = refusal;
    if (refusal.status >= 500 && refusal !== error)
      this.logger.error({ request_id: request.id, error }, 'unforeseen error');
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    const wait = retryAfter[refusal.status];
    if (wait !== undefined) void reply.header('retry-after', wait);
    if (refusal.status === 401) void reply.header('www-authenticate', challengeOf(refusal));
    void reply
      .status(refusal.status)
      .type(PROBLEM_TYPE)
      .send(JSON.stringify(presentProblem(refusal, request.id, request.document ?? request.body)));
  }

  private explain(error: unknown, request: FastifyRequest): DomainError {
    return toDomainError(error, request) ?? DomainError.of('service.unforeseen', { request_id: request.id }, error);
  }

  private refuseRoute({ method, url }: FastifyRequest, reply: FastifyReply): DomainError {
    const path = url.split('?', 1)[0] ?? url;
    const allowed = this.methods.at(path);
    // A path that fits, with a name that cannot be one: too long, or percent signs that encode nothing.
    if (allowed.length === 0 || allowed.includes(method))
      return DomainError.of('request.no_such_path', { method, path });
    void reply.header('allow', allowed.join(', '));
    return DomainError.of('request.method_not_allowed', { method, path, allowed });
  }
}

/** RFC 6750: a request that bears nothing is told of no error. */
function challengeOf({ code }: DomainError): string {
  return `Bearer realm="formulary"${code === 'request.unauthenticated' ? '' : ', error="invalid_token"'}`;
}
