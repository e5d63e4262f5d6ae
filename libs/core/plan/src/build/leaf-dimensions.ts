import { resolveField } from '@core/formula';
import type { LeafDimension } from '../frames/leaf-spec';
import { lowerRow } from '../lower/lower-row';
import type { Context } from './context';
import { rowScopeOf, type RowsAt } from './row-scope-of';

/** The dimensions of the space that are left in a context, as columns of a dataset. */
export function leafDimensions(context: Context, at: RowsAt): readonly LeafDimension[] {
  const { query, asked, space, left, view, metric } = context;
  return left.flatMap((index) => {
    const dimension = space.dimensions[index];
    const found = dimension && query.dimensions.seenFrom(dimension, at.home, asked);
    if (dimension === undefined || found === undefined) return [];
    const { field, owner = metric } = found;
    const { type } = resolveField(field, query.catalog).field;
    const place = dimension.kind === 'asked' ? { ...at, path: `/by/${dimension.index}` } : at;
    const expression = lowerRow(field, rowScopeOf(context, { metric: owner, view }, place));
    return [{ index, name: dimension.name, type, expression }];
  });
}
