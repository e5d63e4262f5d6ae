import type { CellValue } from '@core/definition';
import type { AggregateName, ScalarName, ValueType, WorkingHours } from '@core/formula';
import type { RowExpression } from '../frame/row-expression';
import type { BucketValue, DimensionValue, Origin, ScalarDuration, ScalarLiteral } from '../frame/scalar-expression';
import type { LeafSpec } from '../frames/leaf-spec';
import { plainLiteral, type NodeMaker } from '../lower/node-maker';
import type { Space } from './space';

/** A scalar expression whose leaves have no frame yet: frames are known only when all leaves are. */
export type Draft =
  ScalarLiteral | ScalarDuration | BucketValue | DimensionValue | DraftLeaf | DraftNode | DraftRank | DraftPer;

interface DraftBase {
  readonly type: ValueType;
  readonly origin: Origin;
}

export interface DraftLeaf extends DraftBase {
  readonly kind: 'draft_leaf';
  readonly leaf: LeafSpec;
  /** In which it is evaluated. */
  readonly space: Space;
  /** All its conditions, by level (see `Condition`). */
  readonly conditions: readonly LevelledRow[];
  /** The depth of the space in which its running dimension is written. */
  readonly runs_at?: number;
}

export interface LevelledRow {
  readonly level: number;
  readonly row: RowExpression;
}

export interface DraftNode extends DraftBase {
  readonly kind: 'call';
  readonly function: ScalarName;
  readonly arguments: readonly Draft[];
  readonly hours?: WorkingHours;
}

export interface DraftRank extends DraftBase {
  readonly kind: 'rank';
  readonly operand: Draft;
  readonly order: 'asc' | 'desc';
}

export interface DraftPer extends DraftBase {
  readonly kind: 'per';
  readonly aggregate: AggregateName;
  readonly arguments: readonly Draft[];
  readonly space: Space;
  /** What lists the tuples of the space. */
  readonly listing: readonly LeafSpec[];
}

/** Makes drafts that remember one place in a formula. */
export interface DraftMaker extends NodeMaker<Draft> {
  readonly leaf: (leaf: Omit<DraftLeaf, 'kind' | 'type' | 'origin'>) => DraftLeaf;
  readonly dimension: (type: ValueType, dimension: number) => Draft;
  readonly byBucket: (type: ValueType, values: readonly CellValue[]) => Draft;
  /** One value for all buckets, or one for each. */
  readonly constant: (type: ValueType, values: readonly (string | number | null)[]) => Draft;
  readonly rank: (operand: Draft, order: 'asc' | 'desc') => Draft;
  readonly per: (type: ValueType, per: Pick<DraftPer, 'aggregate' | 'arguments' | 'space' | 'listing'>) => Draft;
}

export function draftMaker(origin: Origin): DraftMaker {
  const literal: DraftMaker['literal'] = (value, type) => ({ ...plainLiteral(value, type), origin });
  const byBucket: DraftMaker['byBucket'] = (type, values) => ({ kind: 'by_bucket', type, origin, values });
  return {
    literal,
    byBucket,
    constant: (type, values) => (values.length === 1 ? literal(values[0] ?? null, type) : byBucket(type, values)),
    duration: (duration) => ({ kind: 'duration', type: 'duration', origin, duration }),
    call: (type, name, args, hours) => ({
      kind: 'call',
      type,
      origin,
      function: name,
      arguments: args,
      ...(hours && { hours }),
    }),
    leaf: (leaf) => ({ kind: 'draft_leaf', type: leaf.leaf.measure.type, origin, ...leaf }),
    dimension: (type, dimension) => ({ kind: 'dimension', type, origin, dimension }),
    rank: (operand, order) => ({ kind: 'rank', type: 'integer', origin, operand, order }),
    per: (type, per) => ({ kind: 'per', type, origin, ...per }),
  };
}

/** Every leaf of a draft in the order of the formula, those beneath a `per` included. */
export function draftLeaves(draft: Draft): readonly DraftLeaf[] {
  switch (draft.kind) {
    case 'draft_leaf':
      return [draft];
    case 'call':
    case 'per':
      return draft.arguments.flatMap(draftLeaves);
    case 'rank':
      return draftLeaves(draft.operand);
    default:
      return [];
  }
}

/** What a draft needs of frames: its leaves, and what lists the spaces beneath it. */
export function leavesIn(draft: Draft): readonly LeafSpec[] {
  switch (draft.kind) {
    case 'draft_leaf':
      return [draft.leaf];
    case 'call':
      return draft.arguments.flatMap(leavesIn);
    case 'per':
      return [...draft.arguments.flatMap(leavesIn), ...draft.listing];
    case 'rank':
      return leavesIn(draft.operand);
    default:
      return [];
  }
}
