import type { CellValue, Grain } from '@core/definition';
import type { AggregateName, ScalarName, ValueType } from '@core/formula';
import type {
  FrameQuery,
  GroupListing,
  GroupSpace,
  Leaf,
  OutputColumn,
  PerValue,
  RankValue,
  RunPlan,
  ScalarExpression,
  ScalarLiteral,
  ScalarNode,
} from '@core/plan';
import type { Frame } from '../frame';

/** Short hands for specs: plans, expressions and frames with only what a case is about. */
const origin = { metric: 'm', span: { start: 0, end: 1 } };

export function literal(value: ScalarLiteral['value'], type: ValueType): ScalarLiteral {
  return { kind: 'literal', type, value, origin };
}

export function call(name: ScalarName, type: ValueType, ...args: readonly ScalarExpression[]): ScalarNode {
  return { kind: 'call', function: name, type, arguments: args, origin };
}

export function leaf(measure: string, rest: Pick<Leaf, 'type' | 'missing'> & Partial<Leaf>): Leaf {
  return { kind: 'leaf', frame: 0, measure, dimensions: [], origin, ...rest };
}

export function column(name: string, expression: ScalarExpression): OutputColumn {
  return { name, metric: 'm', type: expression.type, expression };
}

/** An aggregate over the tuples of `space`, whose first dimensions are those around it at `outer`. */
export function per(
  aggregate: AggregateName,
  type: ValueType,
  args: readonly ScalarExpression[],
  { space, outer = [] }: { readonly space: GroupSpace; readonly outer?: readonly number[] },
): PerValue {
  return { kind: 'per', aggregate, type, arguments: args, space, outer, origin };
}

export function rank(operand: ScalarExpression, order: RankValue['order'] = 'desc'): RankValue {
  return { kind: 'rank', type: 'integer', operand, order, origin };
}

/** A space of text dimensions. */
export function spaceOf(names: readonly string[], ...listing: readonly GroupListing[]): GroupSpace {
  return { dimensions: names.map((name) => ({ name, type: 'text' })), listing };
}

interface FrameSketch {
  readonly bucketing?: 'month' | 'windows';
  readonly dimensions?: readonly string[];
  readonly measures: readonly string[];
}

export type PlanSketch = Omit<Partial<RunPlan>, 'buckets' | 'frames' | 'grain'> & {
  readonly grain?: Grain;
  readonly buckets?: readonly string[];
  readonly frames?: readonly FrameSketch[];
};

export function planOf({ buckets = [''], frames = [], ...rest }: PlanSketch): RunPlan {
  return {
    period: {},
    timezone: 'UTC',
    as_of: '2026-01-01T00:00:00Z',
    space: { dimensions: [], listing: [] },
    metrics: [],
    columns: [],
    order_by: [],
    definitions: {},
    warnings: [],
    ...rest,
    buckets: buckets.map((label) => ({ label, window: {} })),
    frames: frames.map(queryOf),
  };
}

function queryOf({ bucketing, dimensions = [], measures }: FrameSketch, index: number): FrameQuery {
  const text = { kind: 'column', type: 'text', path: [] } as const;
  return {
    name: `frame_${index}`,
    dataset: 'd',
    joins: [],
    bucketing:
      bucketing === undefined
        ? { kind: 'single', window: {} }
        : bucketing === 'windows'
          ? { kind: 'windows', windows: [] }
          : { kind: 'grain', grain: bucketing, window: {} },
    timezone: 'UTC',
    dimensions: dimensions.map((name) => ({ name, type: 'text', expression: { ...text, column: name } })),
    measures: measures.map((name) => ({ name, aggregate: 'count', arguments: [], type: 'integer' })),
  };
}

/** `frameOf(['a', 'integer'], …)([[1, …], …])` */
export function frameOf(...columns: readonly (readonly [string, ValueType])[]) {
  return (rows: readonly (readonly CellValue[])[]): Frame => ({
    row_count: rows.length,
    columns: columns.map(([name, type], index) => ({ name, type, values: rows.map((row) => row[index] ?? null) })),
  });
}
