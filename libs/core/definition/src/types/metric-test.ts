import type { CellValue, Grain, SelectionDefinition } from './shared';

export interface MetricTestQuery extends SelectionDefinition {
  readonly period?: string;
  readonly grain?: Grain;
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
