import type { Answer, Media, Operation, Schema } from '../http/operation';
import { pageQuery } from '../http/page-query';

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

/** The forms of rows beside JSON. */
export const rowsAsText = {
  'application/x-ndjson': { schema: { type: 'string' } },
  'text/csv': { schema: { type: 'string' } },
} as const;

/** What a list takes and answers: a page, of what `more` selects. */
export function paged(
  description: string,
  items: Schema,
  more: Operation['query'] = {},
): Required<Pick<Operation, 'query' | 'answers'>> {
  return { query: { ...pageQuery, ...more }, answers: { 200: pageAnswer(description, items) } };
}

/** What is answered where a run makes the answer: that, where it is there in time, else the run. */
export function awaited(inTime: Answer): Operation['answers'] {
  return { 200: inTime, 202: answer('Accepted, and not done yet; `Location` says where to ask', ref('Run')) };
}

/** A page of a list. */
export function pageAnswer(description: string, items: Schema): Answer {
  const properties = {
    items: { type: 'array', items },
    next_cursor: { type: 'string', description: 'Absent on the last page.' },
  };
  return answer(description, { type: 'object', required: ['items'], properties });
}
