import type { Diagnostic } from '@core/diagnostics';
import type { DatasetDefinition, MetricDefinition, ParameterDefinition } from '@core/definition';
import type { Additivity } from '../tree/aggregates';
import type { Expression, FieldReference } from '../tree/expression';
import type { MetricLeaf } from '../tree/metric-leaf';
import type { ValueType } from '../tree/types';

/** A dataset whose fields and calculated fields are all checked. */
export interface CheckedDataset {
  readonly name: string;
  readonly version: number;
  readonly definition: DatasetDefinition;
  readonly fields: ReadonlyMap<string, CheckedField>;
  readonly relationships: ReadonlyMap<string, CheckedRelationship>;
  /** The default time field, if the dataset has one; its path may cross relationships. */
  readonly time: FieldReference | undefined;
  readonly assertions: readonly { readonly text: string; readonly condition: Expression }[];
}

export interface CheckedField {
  readonly name: string;
  readonly type: ValueType;
  /** Digits of a decimal. */
  readonly decimal?: { readonly precision: number; readonly scale: number };
  /** Declared values; `ordered` ones compare by position. */
  readonly values?: readonly string[];
  readonly ordered: boolean;
  /** Where the value comes from: a column of the source, or a checked row-level expression of the same dataset. */
  readonly origin:
    | { readonly kind: 'column'; readonly column: string }
    | { readonly kind: 'calculated'; readonly expression: Expression };
}

export interface CheckedRelationship {
  readonly name: string;
  readonly to: string;
  /** Pairs of own field and key field of the other dataset. */
  readonly pairs: readonly { readonly own: string; readonly key: string }[];
}

export type CheckedTarget =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'formula'; readonly expression: Expression }
  | { readonly kind: 'periods'; readonly values: Readonly<Record<string, number>> };

/** A metric whose formula, conditions and target are all checked. */
export interface CheckedMetric {
  readonly name: string;
  readonly version: number;
  readonly definition: MetricDefinition;
  readonly formula: Expression;
  readonly type: ValueType;
  /** That of its weakest aggregate, at best algebraic for what is more than a sum; undefined where there is none. */
  readonly additivity: Additivity | undefined;
  /** Its own time field, for aggregates over its own dataset. */
  readonly time: FieldReference | undefined;
  readonly where: Expression | undefined;
  readonly filters: ReadonlyMap<string, Expression>;
  readonly target: CheckedTarget | undefined;
  /** Its own, then those of the metrics it names. */
  readonly parameters: ReadonlyMap<string, ParameterDefinition>;
  /** Every aggregate beneath its formula, those of other metrics included. */
  readonly leaves: readonly MetricLeaf[];
  /** Every dataset that it reads, directly or through other metrics and relationships. */
  readonly datasets: readonly string[];
  /** Metrics that its formula names, directly. */
  readonly references: readonly string[];
}

/** One definition for a catalog: `current` ones answer to their bare name, all to `name@version`. */
export interface CatalogEntry {
  readonly definition: DatasetDefinition | MetricDefinition;
  readonly version: number;
  readonly current: boolean;
}

/** All that a formula can name. Built once for a set of definitions, then read only. */
export interface Catalog {
  readonly datasetNames: readonly string[];
  readonly metricNames: readonly string[];
  /** The current version; undefined for an unknown one and for one with errors. */
  dataset(name: string): CheckedDataset | undefined;
  /** The current version, or the one asked for; undefined also where an error leaves its value unknown. */
  metric(name: string, version?: number): CheckedMetric | undefined;
  /** Findings about one definition; empty when it is sound. `path` points into the definition, `span` into the text there. */
  diagnosticsOf(kind: 'dataset' | 'metric', name: string, version?: number): readonly Diagnostic[];
}
