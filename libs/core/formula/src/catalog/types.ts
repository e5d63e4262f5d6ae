import type { Diagnostic } from '@core/diagnostics';
import type {
  AccessRole,
  CalendarDefinition,
  DatasetDefinition,
  MetricAliasDefinition,
  MetricDefinition,
  ParameterDefinition,
} from '@core/definition';
import type { Additivity } from '../tree/aggregates';
import type { CheckedField, Expression, FieldReference, ParameterReference } from '../tree/expression';

export type { CheckedField } from '../tree/expression';
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
  /** How long a row of an interval dataset holds; undefined for any other. */
  readonly validity: CheckedValidity | undefined;
  /** How far its rows are complete; absent where the dataset does not say. */
  readonly freshness?: CheckedFreshness;
  readonly assertions: readonly { readonly text: string; readonly condition: Expression }[];
  /** Who sees which rows and fields; absent: everybody all. */
  readonly access?: readonly CheckedAccessRule[];
}

/** What callers with one of some roles see of a dataset. */
export interface CheckedAccessRule {
  readonly roles: readonly AccessRole[];
  /** True for the rows that are seen, the same for every request of a caller; absent: all. */
  readonly condition?: Expression;
  /** The attributes that the condition looks at. */
  readonly attributes: readonly ParameterReference[];
  /** The datasets that the condition reads, the restricted one among them where there is a condition. */
  readonly datasets: readonly string[];
  readonly hidden: readonly string[];
}

/** All are own fields of the dataset; the moments are dates or timestamps. */
export type CheckedValidity =
  | { readonly kind: 'fields'; readonly from: FieldReference; readonly to: FieldReference }
  | { readonly kind: 'until_next'; readonly from: FieldReference; readonly per: readonly FieldReference[] };

/** An aggregate over the dataset, a date or timestamp: every row of the time before it is in. It needs nothing but the rows themselves. */
export interface CheckedFreshness {
  readonly text: string;
  /** Own fields that it stands on, those beneath calculated ones among them. */
  readonly fields: readonly string[];
}

/** A named calendar. */
export interface CheckedCalendar {
  readonly name: string;
  readonly version: number;
  readonly definition: CalendarDefinition;
  readonly rules: CalendarRules;
  /** Undefined where the calendar has no working hours. */
  readonly hours: WorkingHours | undefined;
}

/** Where years and weeks begin. */
export interface CalendarRules {
  /** 1 to 12; quarters are three months each from there. */
  readonly first_month: number;
  /** 1 is Monday, 7 is Sunday. */
  readonly first_weekday: number;
  /** Whether a fiscal year is called by the year in which it starts or ends. */
  readonly year_named_by: 'start' | 'end';
}

/** When people work, in wall-clock time. */
export interface WorkingHours {
  /** IANA zone; that of the query when absent. */
  readonly timezone?: string;
  /** Seven weekdays from Monday; for each the open stretches `[from, to)` in minutes of the day, in order and apart. */
  readonly week: readonly (readonly (readonly [from: number, to: number])[])[];
  /** Civil dates without working hours, ascending. */
  readonly holidays: readonly string[];
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
  /** Of an alias: that of the metric it stands for, with the alias's own name, title and description. */
  readonly definition: MetricDefinition;
  /** The metric whose other name this is. */
  readonly alias_of?: string;
  /** Its calculated fields, by name. */
  readonly fields: ReadonlyMap<string, CheckedField>;
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
  readonly definition: DatasetDefinition | MetricDefinition | MetricAliasDefinition | CalendarDefinition;
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
  readonly calendarNames: readonly string[];
  /** The current version. */
  calendar(name: string): CheckedCalendar | undefined;
  /** Findings about one definition; empty when it is sound. `path` points into the definition, `span` into the text there. */
  diagnosticsOf(kind: 'dataset' | 'metric' | 'calendar', name: string, version?: number): readonly Diagnostic[];
  /**
   * A catalog of these entries too; a current one takes the place of the current one of its kind and name. Where all are metrics, the
   * datasets stay checked.
   */
  with(entries: readonly CatalogEntry[]): Catalog;
}
