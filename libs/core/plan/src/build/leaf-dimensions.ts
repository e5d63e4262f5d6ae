import { resolveField } from '@core/formula';
import { lowerRow } from '../lower/lower-row';
import type { Context } from './context';
import type { LeafDimension } from '../frames/leaf-spec';
import { rowScopeOf } from './row-scope-of';

/** The dimensions of the query that are left in a context, as columns of a dataset. */
export function leafDimensions(home: string, context: Context): readonly LeafDimension[] {
  const { query, asked, dropped } = context;
  return query.dimensions.names.flatMap((name, index) => {
    if (query.dimensions.isDropped(index, dropped, asked)) return [];
    const field = query.dimensions.seenFrom(index, home, asked);
    if (field === undefined) return [];
    const { type } = resolveField(field, query.catalog).field;
    return [{ index, name, type, expression: lowerRow(field, rowScopeOf(context, context, { home, bucket: 0 })) }];
  });
}
