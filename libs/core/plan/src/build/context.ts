import type { ParameterValue } from '@core/definition';
import type { Catalog, CheckedMetric, Expression, FieldReference, RelatedAggregate } from '@core/formula';
import type { AccessView } from '../access/open-access';
import type { Windows } from '../frames/window-set';
import type { TimeView } from '../time/time-view';
import type { AskedMetric } from './asked-metric';
import type { Dimensions } from './dimensions';
import type { Findings } from './findings';
import type { QueryTime } from './query-time';
import type { RunCalendar } from './run-calendar';
import type { Space } from './space';

/** What holds for every formula of a request. */
export interface Query {
  readonly catalog: Catalog;
  readonly time: QueryTime;
  readonly windows: Windows;
  readonly calendar: RunCalendar;
  readonly space: Space;
  readonly dimensions: Dimensions;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly findings: Findings;
  /** Counts nodes; false when there have been too many. */
  readonly spend: () => boolean;
  /** The same for expressions on rows. */
  readonly spendOnRows: () => boolean;
  /** What the one who asks may read. */
  readonly access: AccessView;
}

/** A condition, with what the names in it mean. */
export interface Condition {
  readonly expression: Expression;
  /**
   * 0 for one of the context (query, `where:`); for one that a formula writes, 1 more than the depth of the space it is written in.
   * In a space of depth n those up to n belong to the context: a group is listed if a row meets them.
   */
  readonly level: number;
  readonly scope: TextScope;
  /** JSON pointer into the request; `span` of a finding is only given where the text stands in the request. */
  readonly path: string;
}

/** Where a text stands: the metric that declares its parameters, and the time that it sees. */
export interface TextScope {
  readonly metric: CheckedMetric;
  readonly view: TimeView;
}

/** A dimension along which values run, and the depth of the space in which that is written. */
export interface RunningAlong {
  /** Into the dimensions of the space at hand; -1 where it is none of them. */
  readonly at: number;
  readonly name: string;
  readonly order: 'asc' | 'desc';
  readonly depth: number;
}

/** Dimensions that a total takes away. */
export type Dropped =
  { readonly kind: 'all' } | { readonly kind: 'dimension'; readonly name: string; readonly metric: CheckedMetric };

/** What a formula is evaluated in. Modifiers change it for the expression on their left. */
export interface Context extends TextScope {
  readonly query: Query;
  readonly asked: AskedMetric;
  readonly space: Space;
  /** The dimensions of the space that no total has dropped. */
  readonly left: readonly number[];
  readonly conditions: readonly Condition[];
  /** Another time field than the default. */
  readonly on: FieldReference | undefined;
  /** Rows of interval datasets are those valid then, whatever their time. */
  readonly valid: RelatedAggregate['validity'];
  readonly running: RunningAlong | undefined;
  readonly dropped: readonly Dropped[];
  /** Metrics that refer to one another on the way here. */
  readonly depth: number;
}

/** The context of a metric as a request asks for it. */
export function openContext(
  query: Query,
  asked: AskedMetric,
  conditions: readonly Condition[],
  view: TimeView,
): Context {
  return {
    query,
    asked,
    metric: asked.metric,
    view,
    space: query.space,
    left: query.space.dimensions.map((_, index) => index),
    conditions,
    on: undefined,
    valid: undefined,
    running: undefined,
    dropped: [],
    depth: 0,
  };
}
