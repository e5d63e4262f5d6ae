import type { CellValue } from '@core/definition';
import type { ScalarName, ValueType } from '@core/formula';
import type {
  BucketValue,
  DimensionValue,
  Leaf,
  Origin,
  ScalarDuration,
  ScalarExpression,
  ScalarLiteral,
} from '../frame/scalar-expression';
import { plainLiteral, type NodeMaker } from '../lower/node-maker';
import type { LeafSpec } from '../frames/leaf-spec';

/** A scalar expression whose leaves have no frame yet: frames are known only when all leaves are. */
export type Draft = ScalarLiteral | ScalarDuration | BucketValue | DimensionValue | DraftLeaf | DraftChoice | DraftNode;

export interface DraftLeaf {
  readonly kind: 'draft_leaf';
  readonly type: ValueType;
  readonly origin: Origin;
  readonly leaf: LeafSpec;
}

export interface DraftChoice {
  readonly kind: 'at_bucket';
  readonly type: ValueType;
  readonly origin: Origin;
  readonly options: readonly Draft[];
}

export interface DraftNode {
  readonly kind: 'call';
  readonly type: ValueType;
  readonly origin: Origin;
  readonly function: ScalarName;
  readonly arguments: readonly Draft[];
}

/** Makes drafts that remember one place in a formula. */
export interface DraftMaker extends NodeMaker<Draft> {
  readonly leaf: (leaf: LeafSpec) => Draft;
  readonly dimension: (type: ValueType, dimension: number) => Draft;
  readonly byBucket: (type: ValueType, values: readonly CellValue[]) => Draft;
  readonly atBucket: (type: ValueType, options: readonly Draft[]) => Draft;
}

export function draftMaker(origin: Origin): DraftMaker {
  return {
    literal: (value, type) => ({ ...plainLiteral(value, type), origin }),
    call: (type, name, args) => ({ kind: 'call', type, origin, function: name, arguments: args }),
    leaf: (leaf) => ({ kind: 'draft_leaf', type: leaf.measure.type, origin, leaf }),
    dimension: (type, dimension) => ({ kind: 'dimension', type, origin, dimension }),
    byBucket: (type, values) => ({ kind: 'by_bucket', type, origin, values }),
    atBucket: (type, options) => ({ kind: 'at_bucket', type, origin, options }),
  };
}

/** Where a leaf found its place. */
export type Placement = (leaf: LeafSpec) => Pick<Leaf, 'frame' | 'measure' | 'keys'>;

/** Puts frames and measures in place of the drafts. */
export function settle(draft: Draft, place: Placement): ScalarExpression {
  switch (draft.kind) {
    case 'call':
      return { ...draft, arguments: draft.arguments.map((argument) => settle(argument, place)) };
    case 'at_bucket':
      return { ...draft, options: draft.options.map((option) => settle(option, place)) };
    case 'draft_leaf': {
      const { type, origin, leaf } = draft;
      const dimensions = leaf.dimensions.map(({ index }) => index);
      return { kind: 'leaf', type, origin, ...place(leaf), dimensions, missing: leaf.missing };
    }
    default:
      return draft;
  }
}

/** Every leaf of a draft, in the order of the formula. */
export function leavesIn(draft: Draft): readonly LeafSpec[] {
  if (draft.kind === 'draft_leaf') return [draft.leaf];
  if (draft.kind === 'call') return draft.arguments.flatMap(leavesIn);
  return draft.kind === 'at_bucket' ? draft.options.flatMap(leavesIn) : [];
}
