import type { Schema, Schemas } from './schema-values';

/** A route as the OpenAPI document of a server describes it. */
export interface ApiOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema?: Schema;
  }[];
  /** Schemas of bodies by media type. */
  readonly bodies: Readonly<Record<string, Schema>>;
  readonly examples: readonly string[];
  /** Statuses of answers that are no refusals. */
  readonly statuses: ReadonlySet<number>;
}

export interface ApiDescription {
  readonly operations: readonly ApiOperation[];
  readonly schemas: Schemas;
}

/** Reads what a server says of itself at `/v1/openapi.json`. */
export function readApi(document: any): ApiDescription {
  const operations = Object.entries<any>(document.paths).flatMap(([path, methods]) =>
    Object.entries<any>(methods).map(([method, described]): ApiOperation => {
      const content = Object.entries<any>(described.requestBody?.content ?? {});
      return {
        id: described.operationId,
        method: method.toUpperCase(),
        path,
        parameters: described.parameters ?? [],
        bodies: Object.fromEntries(content.map(([type, { schema = {} }]) => [type, schema])),
        examples: content.flatMap(([, { example }]) =>
          example === undefined ? [] : [typeof example === 'string' ? example : JSON.stringify(example)],
        ),
        statuses: new Set(Object.keys(described.responses ?? {}).flatMap((status) => Number(status) || [])),
      };
    }),
  );
  return { operations, schemas: document.components?.schemas ?? {} };
}
