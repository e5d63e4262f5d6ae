import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { DomainError } from '@core/diagnostics';
import { Clock, IdempotencyStore, type StoredAnswer } from '@core/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { of, type Observable } from 'rxjs';
import { operationOf } from './operation';
import { requestOf } from './request-context';

const KEY = /^[\x21-\x7e]{1,255}$/;
const KEPT_HEADERS = ['content-type', 'location', 'etag', 'preference-applied', 'retry-after'];

/**
 * `Idempotency-Key` on a POST: the first request with a key is answered as ever and its answer kept; the same request
 * again gets that answer. Answers that blame the service (5xx) are not kept.
 */
@Injectable()
export class Idempotency implements NestInterceptor {
  constructor(
    private readonly store: IdempotencyStore,
    private readonly clock: Clock,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = requestOf(context);
    const key = request.method === 'POST' ? idempotencyKey(request) : undefined;
    if (key === undefined) return next.handle();
    const scope = `${bearerOf(request)} ${operationOf(request)?.id ?? request.url}`;
    const start = await this.store.start(scope, key, fingerprint(request), this.clock.now().toISOString());
    switch (start.kind) {
      case 'first':
        request.idempotency = { scope, key };
        return next.handle();
      case 'in_flight':
        throw DomainError.of('request.key_in_flight', { key });
      case 'other_body':
        throw DomainError.of('request.key_reused', { key });
      case 'answered':
        return of(repeat(start.answer, context.switchToHttp().getResponse<FastifyReply>()));
    }
  }

  /** Keeps the answer to a first request; runs just before it is sent. */
  async keep(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<void> {
    const { idempotency } = request;
    if (idempotency === null) return;
    request.idempotency = null;
    const { scope, key } = idempotency;
    if (reply.statusCode >= 500 || typeof payload !== 'string') return this.store.forget(scope, key);
    const headers = KEPT_HEADERS.flatMap((name) =>
      reply.hasHeader(name) ? [[name, String(reply.getHeader(name))] as const] : [],
    );
    const body = withhold(payload, operationOf(request)?.secrets);
    return this.store.answer(scope, key, { status: reply.statusCode, headers: Object.fromEntries(headers), body });
  }
}

/** The key that a request bears; undefined without one. Throws `request.bad_header`. */
export function idempotencyKey({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined || (typeof key === 'string' && KEY.test(key))) return key;
  throw DomainError.of('request.bad_header', {
    header: 'Idempotency-Key',
    reason: 'takes 1 to 255 printable characters without blanks',
  });
}

/** Who asks, with which rights: an answer that was given under others may hold what is not to be seen under these. */
function bearerOf({ caller }: FastifyRequest): string {
  if (caller === null) return '';
  const rights = JSON.stringify([caller.roles, caller.attributes]);
  return `${caller.id} ${createHash('sha256').update(rights).digest('base64url')}`;
}

function withhold(body: string, secrets: readonly string[] = []): string {
  if (secrets.length === 0 || body === '') return body;
  const members = Object.entries(JSON.parse(body) as Readonly<Record<string, unknown>>);
  return JSON.stringify(Object.fromEntries(members.filter(([name]) => !secrets.includes(name))));
}

/** The path is part of what was asked, and so is what decides the form of the answer. */
function fingerprint({ url, headers, text }: FastifyRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([url, headers['content-type'], text]))
    .digest('hex');
}

function repeat({ status, headers, body }: StoredAnswer, reply: FastifyReply): string {
  void reply.status(status).headers({ ...headers, 'idempotency-replayed': 'true' });
  return body;
}
