import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Audit } from '@core/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';
import { operationOf, type Operation } from './operation';
import { requestOf } from './request-context';

/** Writes into the audit trail what a route gives out, before the answer goes: what has no entry was not read. */
@Injectable()
export class NoteReading implements NestInterceptor {
  constructor(private readonly audit: Audit) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = requestOf(context);
    const reads = operationOf(request)?.reads;
    if (reads === undefined) return next.handle();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        await this.note(reads, request, reply);
        return answer;
      }),
    );
  }

  private async note(
    reads: NonNullable<Operation['reads']>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { caller, query } = request;
    const { name, id } = (request.params ?? {}) as Readonly<Record<string, string>>;
    if (caller === null || reply.statusCode !== 200) return;
    const type = reply.getHeader('content-type');
    const details = { ...(query as object), ...(typeof type === 'string' && { as: type.split(';', 1)[0] }) };
    await this.audit.note(caller, reads, name ?? id ?? '', details);
  }
}
