import type { ParameterValue } from '@core/definition';
import type { Catalog, CheckedMetric, Expression, FieldReference } from '@core/formula';
import type { Shift } from '../time/shift';
import type { AskedMetric } from './asked-metric';
import type { Dimensions, Dropped } from './dimensions';
import type { Findings } from './findings';
import type { QueryTime } from './query-time';
import type { WindowsOf } from '../frames/window-set';

/** What holds for every formula of a request. */
export interface Query {
  readonly catalog: Catalog;
  readonly time: QueryTime;
  readonly windowsOf: WindowsOf;
  readonly dimensions: Dimensions;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly findings: Findings;
  /** Counts nodes; false when there have been too many. */
  readonly spend: () => boolean;
}

/** A condition, with what the names in it mean. */
export interface Condition {
  readonly expression: Expression;
  /** Of the context (query, `where:`) or written in a formula. */
  readonly from: 'context' | 'formula';
  readonly scope: TextScope;
  /** JSON pointer into the request; `span` of a finding is only given where the text stands in the request. */
  readonly path: string;
}

/** Where a text stands: the metric that declares its parameters, and the bucket that it sees. */
export interface TextScope {
  readonly metric: CheckedMetric;
  readonly shift: Shift;
  readonly span: 'bucket' | 'period';
}

/** What a formula is evaluated in. Modifiers change it for the expression on their left. */
export interface Context extends TextScope {
  readonly query: Query;
  readonly asked: AskedMetric;
  readonly conditions: readonly Condition[];
  /** Another time field than the default. */
  readonly on?: FieldReference;
  readonly dropped: readonly Dropped[];
  /** Metrics that refer to one another on the way here. */
  readonly depth: number;
}
