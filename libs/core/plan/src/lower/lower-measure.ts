import { orderedValues, type Aggregate, type Catalog, type CheckedDataset, type RelatedAggregate } from '@core/formula';
import type { Measure, RowExpression } from '../frame/row-expression';
import { rowMaker } from './node-maker';
import { positionOf } from './ordered-text';
import { keyFields } from './own-fields';
import type { LowerRow, RowScope } from './row-scope';

type AnyAggregate = Aggregate | RelatedAggregate;

/** The rows that a measure takes: those of `dataset`, the home of the scope; `first` and `last` go by `time`. */
export interface MeasureRows {
  readonly dataset: CheckedDataset;
  readonly scope: RowScope;
  readonly time: RowExpression | undefined;
}

/** What an aggregate computes, without its conditions; of an ordered text it gives the place. */
export function lowerMeasure(
  aggregate: AnyAggregate,
  { dataset, scope, time }: MeasureRows,
  lower: LowerRow,
): Omit<Measure, 'name' | 'filter'> {
  const order = placesOf(aggregate, scope.catalog);
  const args = aggregate.arguments.map((argument) => lower(argument, scope));
  const isSequential = aggregate.function === 'first' || aggregate.function === 'last';
  const key = isSequential ? keyFields(dataset).map((field) => lower(field, scope)) : [];
  return {
    aggregate: aggregate.function,
    arguments: order === undefined ? args : args.map((text) => positionOf(text, order, rowMaker)),
    ...(isSequential && { order: time === undefined ? key : [time, ...key] }),
    type: order === undefined ? aggregate.type : 'integer',
  };
}

/** The declared values by whose order `min` and `max` of a text go. */
export function placesOf(aggregate: AnyAggregate, catalog: Catalog): readonly string[] | undefined {
  return aggregate.function === 'min' || aggregate.function === 'max' ? orderedValues(aggregate, catalog) : undefined;
}
