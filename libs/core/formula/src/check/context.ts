import type { DatasetDefinition, ParameterDefinition } from '@core/definition';
import type { Span } from '@core/diagnostics';
import type { CheckedField, CheckedRelationship } from '../catalog/types';
import type { Findings } from '../source/findings';
import type { SyntaxNode } from '../syntax/syntax-node';
import type { Additivity } from '../tree/aggregates';
import type { Expression, FieldReference } from '../tree/expression';
import type { MetricLeaf } from '../tree/metric-leaf';
import type { ValueType } from '../tree/types';

/** What formulas need to know of a dataset. `fields.get` gives undefined for a field that is unknown or unsound. */
export interface NamedDataset {
  readonly name: string;
  /** Whether its rows are placed in time, and whether they hold for a stretch of it. */
  readonly definition: Pick<DatasetDefinition, 'time' | 'valid'>;
  readonly fields: {
    has(name: string): boolean;
    get(name: string): CheckedField | undefined;
    keys(): Iterable<string>;
    /** The cycle of calculated fields that a field lies on, told from the one that asks. */
    cycle?(name: string): readonly string[] | undefined;
    /** Whether a field is one of the metric's own, not of the dataset. */
    isLocal?(name: string): boolean;
  };
  readonly relationships: ReadonlyMap<string, CheckedRelationship>;
}

export interface Datasets {
  dataset(name: string): NamedDataset | undefined;
}

/** What formulas need to know of a metric that they name. */
export interface NamedMetric {
  readonly name: string;
  readonly type: ValueType;
  readonly formula: Expression;
  /** Every aggregate beneath, other metrics included. */
  readonly leaves: readonly MetricLeaf[];
  readonly parameters: ReadonlyMap<string, ParameterDefinition>;
  /** What is known of the metric as a whole, so that a tower of references is not walked again at each level. */
  readonly additivity: Additivity | undefined;
  readonly datasets: readonly string[];
}

export type MetricAnswer =
  | { readonly kind: 'metric'; readonly metric: NamedMetric }
  /** `barred` is one that there is, where a text may name none. */
  | { readonly kind: 'unknown' | 'unsound' | 'barred' }
  | { readonly kind: 'cycle'; readonly cycle: readonly string[] };

/** Everything that has a name. */
export interface Names extends Datasets {
  readonly datasetNames: readonly string[];
  readonly metricNames: readonly string[];
  /** Absent where calendars are not known: then none is refused. */
  readonly calendarNames?: readonly string[];
  metric(name: string): MetricAnswer;
}

/** Where an expression stands: at the level of metrics, or on each row of something. */
export type Position = MetricPosition | RowPosition;

export interface MetricPosition {
  readonly kind: 'metric';
  /** Keys of every `.per` around, which may be used as values. */
  readonly keys?: readonly FieldReference[];
}

export interface RowPosition {
  readonly kind: 'row';
  /** What asks row by row, as messages name it. */
  readonly within: string;
  /** The dataset whose row is asked, then those of the rows around it, from the inside out; none where it is not known. */
  readonly over: readonly string[];
  /** Whether the fields that are named choose the dataset, as in an aggregate. */
  readonly chooses: boolean;
}

/** What a text is checked against. */
export interface CheckContext {
  /** The text itself, for messages that quote it. */
  readonly source: string;
  readonly names: Names;
  /** The dataset of the document in which the text stands: bare names are fields of it. */
  readonly dataset: NamedDataset | undefined;
  readonly parameters: ReadonlyMap<string, ParameterDefinition>;
  readonly findings: Findings;
  /** Nodes that mathjs reads in another way than is written: only the names beneath are checked. */
  readonly misread?: ReadonlySet<SyntaxNode>;
  /** The metric's target as a value; absent where a text has none. */
  readonly target?: TargetSource | undefined;
  /** Dimensions of the metric's own `by`, which may be used as values. */
  readonly dimensions?: readonly FieldReference[];
  /** The text is a rule of access: `user.region` is an attribute of whoever asks. */
  readonly attributes?: true;
}

/** Gives the type of a target; reports at the span and gives undefined when there is none or it is unsound. */
export type TargetSource = (span: Span, findings: Findings) => ValueType | undefined;

/** Checks what stands beneath a node, in the position of that node or in another. */
export interface Checker {
  readonly context: CheckContext;
  readonly position: Position;
  /** Undefined when something was wrong and has been reported; nothing more is said about such a node. */
  check(node: SyntaxNode): Expression | undefined;
  at(position: Position): Checker;
}
