import type { MetricTestDefinition } from './metric-test';
import type { Grain, LocalizedText, ParameterValue } from './shared';

export interface FormatDefinition {
  readonly style: 'number' | 'percent' | 'currency' | 'duration';
  readonly decimals?: number;
  readonly unit?: string;
}

export type ParameterType =
  'integer' | 'number' | 'decimal' | 'text' | 'boolean' | 'date' | 'list' | 'map' | 'period' | 'bins' | 'calendar';

export interface ParameterDefinition {
  readonly name: string;
  readonly type: ParameterType;
  readonly title?: LocalizedText;
  readonly description?: LocalizedText;
  readonly default?: ParameterValue;
  /** The values that a text parameter may take. */
  readonly values?: readonly string[];
}

/** A calculated field of one metric; its formula may use the metric's parameters. */
export interface LocalFieldDefinition {
  readonly name: string;
  readonly formula: string;
  readonly title?: LocalizedText;
  readonly description?: LocalizedText;
  readonly values?: readonly string[];
  readonly ordered?: boolean;
}

/** Another name of a metric. */
export interface MetricAliasDefinition {
  readonly kind: 'metric';
  readonly name: string;
  readonly alias_of: string;
  readonly title?: LocalizedText;
  readonly description?: LocalizedText;
  readonly owner?: string;
  readonly tags?: readonly string[];
}

/** A figure from elsewhere to compare a metric with: a value, or a span of which either end may be open. */
export interface BenchmarkDefinition {
  readonly value?: number;
  readonly from?: number;
  readonly to?: number;
  readonly description?: LocalizedText;
  /** Where the figure comes from. */
  readonly source: string;
}

export interface MetricDefinition {
  readonly alias_of?: never;
  readonly kind: 'metric';
  readonly name: string;
  readonly title?: LocalizedText;
  readonly description?: LocalizedText;
  readonly dataset?: string;
  readonly formula: string;
  readonly time?: string;
  readonly format?: FormatDefinition;
  readonly direction?: 'higher_is_better' | 'lower_is_better' | 'in_range';
  /** A number, a formula, or values by period (`2026-Q1`). */
  readonly target?: number | string | Readonly<Record<string, number>>;
  readonly status?: { readonly warning?: number; readonly off_track?: number };
  readonly benchmarks?: readonly BenchmarkDefinition[];
  /** The grain at which the metric is usually looked at; a query without a grain still has one bucket. */
  readonly grain?: Grain;
  readonly dimensions?: readonly string[];
  readonly where?: string;
  /** The breakdown of a direct query that names none. */
  readonly by?: readonly string[];
  /** Dimensions whose members a direct query lists with or without rows. */
  readonly every?: readonly string[];
  readonly fields?: readonly LocalFieldDefinition[];
  /** The calendar of a direct query that names none. */
  readonly calendar?: string;
  /** The value where none of its aggregates had a row. */
  readonly empty?: number | null | 'hide';
  readonly parameters?: readonly ParameterDefinition[];
  readonly filters?: Readonly<Record<string, string>>;
  readonly owner?: string;
  readonly tags?: readonly string[];
  readonly tests?: readonly MetricTestDefinition[];
}
