import type { Page } from '@core/engine';
import { PAGE_LIMIT } from './limits';
import type { Schema } from './operation';

/** The query parameters of every list. */
export const pageQuery = {
  limit: {
    type: 'integer',
    minimum: 1,
    maximum: PAGE_LIMIT.max,
    default: PAGE_LIMIT.default,
    description: 'Most items of a page.',
  },
  cursor: { type: 'string', minLength: 1, maxLength: 1024, description: '`next_cursor` of the page before.' },
} satisfies Readonly<Record<string, Schema>>;

export type PageQuery = Partial<Page>;

/** The page that a query asks for. */
export function pageOf({ limit = PAGE_LIMIT.default, cursor }: PageQuery): Page {
  return { limit, ...(cursor !== undefined && { cursor }) };
}
