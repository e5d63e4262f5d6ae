import { applyDecorators, SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Role } from '@core/engine';
import type { FastifyRequest } from 'fastify';

/** A JSON Schema (draft 2020-12), as OpenAPI 3.1 takes it. */
export type Schema = Readonly<Record<string, unknown>>;

/** One form that a body can have. `example` is shown in the documentation. */
export interface Media {
  readonly schema: Schema;
  /** What is checked before the handler, where that is less than `schema` because a use case checks the rest. */
  readonly check?: Schema;
  readonly example?: unknown;
}

export interface Answer {
  readonly description: string;
  /** By media type; none for an empty answer. */
  readonly content?: Readonly<Record<string, Media>>;
}

/**
 * What one route is: who may call it, what it takes, what it answers. The guard, the request check and the OpenAPI
 * document all read this one description.
 */
export interface Operation {
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** Roles that may call it; `admin` always may. */
  readonly access: 'public' | readonly Role[];
  /** Schemas of path parameters; one that is not listed is a definition name. */
  readonly path?: Readonly<Record<string, Schema>>;
  /** Schemas of query parameters; others are refused. */
  readonly query?: Readonly<Record<string, Schema>>;
  /** Request headers worth documenting. */
  readonly headers?: Readonly<Record<string, string>>;
  /** By media type; JSON is checked against its schema before the handler sees it. */
  readonly body?: Readonly<Record<string, Media>>;
  readonly is_body_optional?: true;
  /** The body is not read before the handler, who takes it as it comes: however large, it is never held as a whole. */
  readonly streams?: true;
  readonly answers: Readonly<Record<number, Answer>>;
  /** It gives data out: the action under which its answers with 200 stand in the audit trail. */
  readonly reads?: string;
  /** Members of the answer that are shown once and never kept for an `Idempotency-Key`. */
  readonly secrets?: readonly string[];
}

const OPERATION = 'formulary:operation';

/** Attaches its description to a route. A route without one stops the start. */
export function Describe(operation: Operation): MethodDecorator {
  return applyDecorators(SetMetadata(OPERATION, operation), RouteConfig({ operation }));
}

/** The description of a handler, if it has one. */
export function descriptionOf(handler: object): Operation | undefined {
  return Reflect.getMetadata(OPERATION, handler) as Operation | undefined;
}

/** The description of the route that a request was led to; undefined where it was led to none. */
export function operationOf(request: FastifyRequest): Operation | undefined {
  return (request.routeOptions?.config as { readonly operation?: Operation } | undefined)?.operation;
}
