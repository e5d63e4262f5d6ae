import type { Expression } from '@core/formula';
import type { GroupListing } from '../frame/group-space';
import type { Context } from './context';
import { draftLeaves, type Draft } from './draft';
import { keepsValue } from './keeps-value';
import { conjuncts } from './lower-conditions';
import { countIn } from './presence';
import { parameterValue } from './read-parameter';

/**
 * The declared values of every ordered text along which the values of a metric or its comparisons run: they are listed whether
 * there are rows or not, unless a condition of the context leaves them out.
 */
export function listValues(drafts: readonly Draft[], context: Context): readonly GroupListing[] {
  const { space, dimensions } = context.query;
  const planned = dimensions.planned(space);
  const running = drafts.flatMap(draftLeaves).filter(({ leaf }) => leaf.running !== undefined);
  const places = running.flatMap((leaf) => {
    const counted = countIn(space, leaf);
    const along = counted?.running && counted.dimensions[counted.running.dimension];
    return along === undefined ? [] : [along.index];
  });
  return [...new Set(places)].flatMap((dimension) => {
    const declared = planned[dimension]?.values;
    if (declared === undefined) return [];
    const values = declared.filter((member) => isKept(member, { dimension, values: declared }, context));
    return [{ kind: 'values', dimension, values }];
  });
}

function isKept(
  value: string,
  { dimension, values }: { readonly dimension: number; readonly values: readonly string[] },
  { query, asked, conditions }: Context,
): boolean {
  const { space, dimensions, parameters: given } = query;
  const isDimension = (expression: Expression) =>
    expression.kind === 'field' && dimensions.placeOf(expression, space, asked) === dimension;
  return conditions.every(({ expression, scope: { metric } }) => {
    const parameter = (name: string) => parameterValue(name, { given, asked, metric });
    return conjuncts(expression).every((part) => keepsValue(part, { value, values, isDimension, parameter }));
  });
}
