import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { compileSchema } from '@core/definition';
import { DomainError, type Diagnostic } from '@core/diagnostics';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { checkTexts } from './check-text';
import { operationOf, type Operation, type Schema } from './operation';
import { readParameters } from './read-parameters';
import { requestOf } from './request-context';

type Check = (value: unknown) => { readonly value?: unknown; readonly diagnostics: readonly Diagnostic[] };

interface Checks {
  readonly path: Readonly<Record<string, Schema>>;
  readonly query: Readonly<Record<string, Schema>>;
  readonly checkPath: Check;
  readonly checkQuery: Check;
  /** By media type. */
  readonly checkBody: Readonly<Record<string, Check>>;
}

/** A definition name in a path: any text; an unknown one is not found. */
const name: Schema = { type: 'string', minLength: 1 };

/** Checks path, query and body against the description of the route, and hands the handler typed values. */
@Injectable()
export class CheckRequest implements NestInterceptor {
  private readonly compiled = new Map<Operation, Checks>();

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = requestOf(context);
    const operation = operationOf(request);
    if (operation !== undefined) this.check(operation, request);
    return next.handle();
  }

  private check(operation: Operation, request: FastifyRequest): void {
    const checks = this.compiled.get(operation) ?? compile(operation);
    this.compiled.set(operation, checks);
    request.params = checkPath(checks, request);
    request.query = checkQuery(checks, request);
    checkBody(operation, checks, request);
  }
}

function compile({ path = {}, query = {}, body = {} }: Operation): Checks {
  return {
    path,
    query,
    checkPath: compileSchema({ type: 'object', properties: path, additionalProperties: name }),
    checkQuery: compileSchema({ type: 'object', properties: query, additionalProperties: false }),
    checkBody: Object.fromEntries(
      Object.entries(body).map(([type, { schema, check = schema }]) => [type, compileSchema(check)] as const),
    ),
  };
}

/** A part of the path that cannot name anything names nothing: 404. */
function checkPath({ path, checkPath: check }: Checks, request: FastifyRequest): unknown {
  checkTexts(request.params, 'the path');
  const parameters = readParameters(request.params, path);
  const { diagnostics } = check(parameters);
  if (diagnostics.length > 0)
    throw DomainError.of('request.no_such_path', { method: request.method, path: request.url });
  return parameters;
}

function checkQuery({ query, checkQuery: check }: Checks, request: FastifyRequest): unknown {
  checkTexts(request.query, 'the query of the URL');
  const parameters = readParameters(request.query, query);
  const { diagnostics } = check(parameters);
  const [first] = diagnostics;
  if (first !== undefined) throw DomainError.over('request.bad_query', { reason: first.message }, diagnostics);
  return parameters;
}

function checkBody(
  { body, is_body_optional, streams }: Operation,
  { checkBody: checks }: Checks,
  request: FastifyRequest,
): void {
  if (body === undefined || (is_body_optional && request.body === undefined)) return;
  if (request.body === undefined) throw DomainError.of('request.body_missing', { types: Object.keys(body) });
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? 'application/json';
  const check = checks[type];
  if (check === undefined) throw DomainError.of('request.unsupported_media', { found: type, types: Object.keys(body) });
  if (streams) return;
  const { diagnostics } = check(request.body);
  if (diagnostics.length > 0) throw DomainError.from(diagnostics);
}
