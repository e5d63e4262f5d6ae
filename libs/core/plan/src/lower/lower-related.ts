import { findPath, relatedLinks, valueOverNothing, type RelatedAggregate } from '@core/formula';
import { collectJoins } from '../frames/collect-joins';
import { allOf } from '../frames/row-keys';
import type { RelatedValue, RowExpression } from '../frame/row-expression';
import { knownDataset } from './dataset-at';
import { lowerMeasure, placesOf } from './lower-measure';
import { lowerValidity } from './lower-validity';
import { plainLiteral, rowMaker } from './node-maker';
import { textAt } from './ordered-text';
import { keyFields } from './own-fields';
import { unread, type LowerRow, type RowScope } from './row-scope';
import { unlessMissing } from './unless-missing';

/**
 * The value that an aggregate over related rows has for the row at hand, or for the one row of its `outer` dataset to which
 * that leads: null where that is missing.
 */
export function lowerRelated(related: RelatedAggregate, scope: RowScope, lower: LowerRow): RowExpression {
  const row = rowOf(related, scope);
  if (row === undefined) return plainLiteral(null, related.type);
  const places = placesOf(related, scope.catalog);
  const found = lowerValue(related, row, lower);
  const isCertain = valueOverNothing(found.measure.aggregate) === null;
  // A row that is not there has nothing, not even a count of nothing.
  const value = isCertain ? found : unlessMissing(found, row, lower);
  return places === undefined ? value : textAt(value, places, rowMaker);
}

/** The scope of the outer row, which may stand at the end of a path from the row at hand. */
function rowOf(related: RelatedAggregate, scope: RowScope): RowScope | undefined {
  const { outer } = related;
  if (scope.home === outer) return scope;
  const path = findPath(scope.home, outer, scope.catalog);
  if (path !== undefined) return { ...scope, home: outer, prefix: [...scope.prefix, ...path] };
  const [key] = keyFields(knownDataset(outer, scope.catalog));
  if (key !== undefined) scope.onUnreachable({ ...key, span: related.span });
  return undefined;
}

function lowerValue(related: RelatedAggregate, row: RowScope, lower: LowerRow): RelatedValue {
  const { catalog } = row;
  const dataset = knownDataset(related.dataset, catalog);
  const scope: RowScope = { ...row, home: dataset.name, prefix: [], enclosing: row };
  const { validity, time } = dataset;
  const isSequential = related.function === 'first' || related.function === 'last';
  const placed = isSequential && time ? lower(time, scope) : undefined;
  const filter = allOf([
    ...related.conditions.map((condition) => lower(condition, scope)),
    ...(validity && related.validity ? lowerValidity(validity, related.validity, scope, lower) : []),
  ]);
  const measure = { ...lowerMeasure(related, { dataset, scope, time: placed }, lower), ...(filter && { filter }) };
  const link = relatedLinks(related, catalog).map(({ outer, own }) => ({
    outer: lower(outer, unread(row)),
    own: lower(own, unread(scope)),
  }));
  const seen = [
    ...link.map(({ own }) => own),
    ...measure.arguments,
    ...(measure.order ?? []),
    ...(filter ? [filter] : []),
  ];
  const rows = { dataset: dataset.name, joins: collectJoins(dataset.name, seen, catalog), link };
  return { kind: 'related', type: measure.type, rows, measure };
}
