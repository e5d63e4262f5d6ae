import type { Place, Span } from '@core/diagnostics';

/** The documents as the schemas allow them: keys and shapes exactly as written in YAML or JSON. */

/** A text for people: one string, or one per language tag (`en`, `ru`, `zh-Hans`, `zh-Hant`). */
export type LocalizedText = string | Readonly<Record<string, string>>;

/** A physical field type as written; `decimal(12,2)` keeps its digits. */
export type FieldTypeText =
  'text' | 'integer' | 'number' | `decimal(${number},${number})` | 'boolean' | 'date' | 'timestamp';

export type Grain = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

export interface FieldDefinition {
  readonly name: string;
  readonly type?: FieldTypeText;
  readonly title?: LocalizedText;
  readonly description?: LocalizedText;
  /** The physical column, where it is not called like the field. */
  readonly column?: string;
  readonly unit?: string;
  readonly values?: readonly string[];
  readonly ordered?: boolean;
  /** A row-level formula: the field is calculated, not stored. */
  readonly formula?: string;
}

export interface RelationshipDefinition {
  readonly name: string;
  readonly to: string;
  /** Own field → field of the other dataset's key. */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * The stretch `[from, to)` for which a row of an interval dataset holds; a null `from` is always, a null `to` for ever. In a
 * history of events (`until_next_per`) a row holds until the next one of the same keys.
 */
export type ValidityDefinition =
  | { readonly from: string; readonly to: string }
  | { readonly from: string; readonly until_next_per: readonly string[] };

export interface DatasetDefinition {
  readonly kind: 'dataset';
  readonly name: string;
  readonly title?: LocalizedText;
  readonly description?: LocalizedText;
  readonly source: { readonly file: string | readonly string[] };
  readonly primary_key: readonly string[];
  readonly time?: string;
  readonly fields: readonly FieldDefinition[];
  readonly relationships?: readonly RelationshipDefinition[];
  /** Makes it an interval dataset: each row holds for a stretch of time. */
  readonly valid?: ValidityDefinition;
  readonly duplicates?: 'refuse' | 'keep_last';
  readonly on_bad_rows?: 'refuse' | 'skip';
  readonly assertions?: readonly string[];
  readonly owner?: string;
  readonly tags?: readonly string[];
}

export interface FormatDefinition {
  readonly style: 'number' | 'percent' | 'currency' | 'duration';
  readonly decimals?: number;
  readonly unit?: string;
}

export type ParameterType =
  'integer' | 'number' | 'decimal' | 'text' | 'boolean' | 'date' | 'list' | 'map' | 'calendar';
export type ParameterValue =
  number | string | boolean | null | readonly (number | string)[] | Readonly<Record<string, number>>;

export interface ParameterDefinition {
  readonly name: string;
  readonly type: ParameterType;
  readonly title?: LocalizedText;
  readonly description?: LocalizedText;
  readonly default?: ParameterValue;
  /** The values that a text parameter may take. */
  readonly values?: readonly string[];
}

export type CellValue = number | string | boolean | null;

export interface MetricTestQuery {
  readonly period?: string;
  readonly grain?: Grain;
  readonly by?: readonly string[];
  readonly every?: readonly string[];
  readonly where?: string;
  readonly filters?: readonly string[];
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  readonly calendar?: string;
  readonly timezone?: string;
  readonly as_of?: string;
}

export interface ExpectedRow {
  /** Dimension or grain name → value; a bucket is named by its grain (`month: 2024-01`). */
  readonly dims?: Readonly<Record<string, CellValue>>;
  readonly value: CellValue;
}

export interface MetricTestDefinition {
  readonly name: string;
  readonly rows: Readonly<Record<string, readonly Readonly<Record<string, CellValue>>[]>>;
  readonly query?: MetricTestQuery;
  readonly expect: CellValue | { readonly rows: readonly ExpectedRow[] };
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

export interface ScheduleDefinition {
  readonly kind: 'schedule';
  readonly name: string;
  readonly title?: LocalizedText;
  readonly description?: LocalizedText;
  readonly metrics: readonly string[];
  readonly query?: {
    readonly by?: readonly string[];
    readonly every?: readonly string[];
    readonly where?: string;
    readonly filters?: readonly string[];
    readonly parameters?: Readonly<Record<string, ParameterValue>>;
    readonly calendar?: string;
  };
  readonly every: Grain;
  /** When to run, if not right after the interval's end plus `delay`: five fields, read in `timezone`. */
  readonly cron?: string;
  readonly timezone?: string;
  /** A duration after the interval's end: `30m`, `2h`, `1d`. */
  readonly delay?: string;
  readonly owner?: string;
  readonly tags?: readonly string[];
}

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** A named calendar of the instance: where years and weeks begin, and when people work. */
export interface CalendarDefinition {
  readonly kind: 'calendar';
  readonly name: string;
  readonly title?: LocalizedText;
  readonly description?: LocalizedText;
  /** The first month of the year, 1 to 12; January when absent. */
  readonly year_starts?: number;
  /** Whether `FY2026` is the year that starts or the one that ends in 2026; `end` when absent. */
  readonly year_named_by?: 'start' | 'end';
  /** Monday when absent. */
  readonly week_starts?: Weekday;
  /** IANA zone of the working hours; that of the query when absent. */
  readonly timezone?: string;
  /** `{monday: ["09:00-13:00", "14:00-18:00"]}`; a weekday that is absent is free. */
  readonly working_hours?: Readonly<Partial<Record<Weekday, readonly string[]>>>;
  /** Dates without working hours. */
  readonly holidays?: readonly string[];
  readonly owner?: string;
  readonly tags?: readonly string[];
}

export type Definition =
  DatasetDefinition | MetricDefinition | MetricAliasDefinition | CalendarDefinition | ScheduleDefinition;
export type DefinitionKind = Definition['kind'];

/** A definition that passed its schema, with what is needed to speak about its text. */
export interface ParsedDefinition<D extends Definition = Definition> {
  readonly definition: D;
  /** SHA-256 (hex) of the canonical JSON: equal content has an equal hash, whatever its layout. */
  readonly hash: string;
  readonly positions: PositionIndex;
}

/** Finds places in the source file. */
export interface PositionIndex {
  readonly file?: string;
  /**
   * The place of the value at a JSON pointer, of a span inside the text there, or of the key that holds it. Where the
   * pointer leads to nothing, the place of what lacks it; undefined where the document came without text (a JSON body
   * that was parsed by the server).
   */
  locate(path: string, part?: Span | 'key'): Place | undefined;
}
