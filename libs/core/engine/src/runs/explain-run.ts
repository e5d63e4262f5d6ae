import type { CellValue } from '@core/definition';
import type { Catalog } from '@core/formula';
import { explainRow, type ExplainedNode, type ExplainedRow, type RowNames, type Steps } from '@core/result';
import type { AnsweredQuery } from './query-runner';

/** A node of an explanation with the piece of formula that it stands for. */
export interface ExplainedFormula extends Omit<ExplainedNode, 'children' | 'origin'> {
  readonly metric: string;
  readonly text: string;
  readonly children: readonly ExplainedFormula[];
}

/** How a row of a result came about: which one, the formula with the value of each part, and the SQL behind it. */
export interface Explanation {
  /** The row by its period and dimensions. */
  readonly of: RowNames;
  /** The time that the row is about. */
  readonly window: ExplainedRow['window'];
  /** How many rows the result has. */
  readonly row_count: number;
  readonly columns: readonly { readonly name: string; readonly tree: ExplainedFormula }[];
  readonly frames: readonly {
    readonly name: string;
    readonly dataset: string;
    readonly sql: string;
    readonly parameters: readonly CellValue[];
    readonly row_count: number;
  }[];
  readonly definitions: Readonly<Record<string, number>>;
  readonly data: Readonly<Record<string, string>>;
}

/** Explains the row named by `at`, or the first one of the result. */
export function* explainRun(answered: AnsweredQuery, catalog: Catalog, at?: RowNames): Steps<Explanation> {
  const { plan, queries, frames, data, result } = answered;
  const { of, window, columns } = yield* explainRow(plan, frames, at ?? firstRow(answered));
  return {
    of,
    window,
    row_count: result.rows.length,
    columns: columns.map(({ name, tree }) => ({ name, tree: addText(tree, catalog) })),
    frames: plan.frames.map(({ name, dataset }, index) => ({
      name,
      dataset,
      sql: queries[index]?.sql ?? '',
      parameters: queries[index]?.parameters.map(({ value }) => value) ?? [],
      row_count: frames[index]?.row_count ?? 0,
    })),
    definitions: plan.definitions,
    data,
  };
}

/** The first row that is no forecast, in the order that was asked for. */
function firstRow({ plan, result }: AnsweredQuery): RowNames {
  const names = result.columns.slice(0, plan.space.dimensions.length + (plan.grain === undefined ? 0 : 1));
  const ahead = new Set<CellValue>(plan.forecast?.buckets.map(({ label }) => label));
  const row = result.rows.find(([first]) => first === undefined || !ahead.has(first));
  return row === undefined ? {} : Object.fromEntries(names.map(({ name }, index) => [name, row[index] ?? null]));
}

function addText({ children, origin, ...node }: ExplainedNode, catalog: Catalog): ExplainedFormula {
  const source = catalog.metric(origin.metric)?.definition.formula ?? '';
  return {
    ...node,
    metric: origin.metric,
    text: source.slice(origin.span.start, origin.span.end),
    children: children.map((child) => addText(child, catalog)),
  };
}
