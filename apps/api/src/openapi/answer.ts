import type { Answer, Media, Schema } from '../http/operation';

/** A reference to a schema of the document's components. */
export function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

/** A JSON body or answer. */
export function json(schema: Schema, example?: unknown): Readonly<Record<'application/json', Media>> {
  return { 'application/json': { schema, ...(example !== undefined && { example }) } };
}

/** An answer with a JSON body. */
export function answer(description: string, schema: Schema, example?: unknown): Answer {
  return { description, content: json(schema, example) };
}

/** A page of a list. */
export function pageAnswer(description: string, items: Schema): Answer {
  const properties = {
    items: { type: 'array', items },
    next_cursor: { type: 'string', description: 'Absent on the last page.' },
  };
  return answer(description, { type: 'object', required: ['items'], properties });
}
