import type { FrameQuery, RowExpression } from '@core/plan';
import type { Scope } from '../dialect/dialect';
import type { Fragment } from '../fragment';
import type { Query } from '../query/query';
import { openLevel } from '../rows/level';
import { measureParts } from '../rows/parts-at';
import { lateralLines } from '../rows/related-rows';
import { conjunction } from '../text';
import { openBucketing } from './bucketing';

/** The rows of a frame, before anything is grouped. */
export interface FrameRows {
  readonly scope: Scope;
  /** The bucket, if there are several, and the dimensions. */
  readonly keys: readonly Fragment[];
  /** FROM and WHERE, a line or more each. What related rows give for each window comes after the windows. */
  readonly source: () => readonly string[];
}

/** Opens the rows of a frame. */
export function openFrameRows(frame: FrameQuery, query: Query): FrameRows {
  const open = openBucketing(frame, query);
  const level = openLevel(
    {
      dataset: frame.dataset,
      joins: frame.joins,
      expressions: expressionsOf(frame),
      outside: (reference) => {
        if (reference.kind === 'bound') return open.bound(reference);
        throw new RangeError(`no row is around those of ${frame.name}`);
      },
    },
    query,
  );
  const { scope, laterals } = level;
  const { bucket, join, conditions } = open.compile(scope);
  return {
    scope,
    keys: [...(bucket ? [bucket] : []), ...frame.dimensions.map(({ expression }) => scope.compile(expression))],
    source: () => {
      const before = laterals.filter(({ isWindowed }) => !isWindowed);
      const after = laterals.filter(({ isWindowed }) => isWindowed);
      const lines = [
        `FROM ${level.table()}`,
        ...level.joins(),
        ...lateralLines(before, scope, query),
        ...(join ? [join()] : []),
        ...lateralLines(after, scope, query),
      ];
      const all = [...conditions(), ...(frame.filter ? [scope.compile(frame.filter)] : [])];
      return all.length > 0 ? [...lines, `WHERE ${conjunction(all)}`] : lines;
    },
  };
}

function expressionsOf({ time, dimensions, running, filter, measures }: FrameQuery): readonly RowExpression[] {
  return [
    ...(time ? [time] : []),
    ...dimensions.map(({ expression }) => expression),
    ...(running ? [running.place] : []),
    ...measures.flatMap(measureParts),
    ...(filter ? [filter] : []),
  ];
}
