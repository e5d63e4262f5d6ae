import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/internal';
import { descriptionOf, type Operation } from './operation';

export interface Route {
  /** `get`, `put` … */
  readonly method: string;
  /** As in OpenAPI: `/v1/metrics/{name}`. */
  readonly path: string;
  readonly operation: Operation;
}

/** All routes of the controllers. Throws for a route without a description: what has no rule is not served. */
export function listRoutes(controllers: readonly Type[]): readonly Route[] {
  return controllers.flatMap((controller) =>
    Object.getOwnPropertyNames(controller.prototype).flatMap((name) => routeOf(controller, name)),
  );
}

function routeOf(controller: Type, name: string): readonly Route[] {
  const handler = (controller.prototype as Readonly<Record<string, unknown>>)[name];
  if (typeof handler !== 'function') return [];
  const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
  if (method === undefined) return [];
  const operation = descriptionOf(handler);
  if (operation === undefined) throw new TypeError(`the route ${controller.name}.${name} has no description`);
  const parts = [controller, handler].map((target) => String(Reflect.getMetadata(PATH_METADATA, target) ?? ''));
  const path = `/${parts.join('/')}`.replaceAll(/\/+/g, '/').replace(/(?<=.)\/$/, '');
  return [{ method: RequestMethod[method].toLowerCase(), path: path.replaceAll(/:(\w+)/g, '{$1}'), operation }];
}
