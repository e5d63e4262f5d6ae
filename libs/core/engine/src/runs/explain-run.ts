import type { CellValue } from '@core/definition';
import type { Catalog } from '@core/formula';
import { explainRow, type ExplainedNode, type Steps } from '@core/result';
import type { AnsweredQuery } from './query-runner';

/** A node of an explanation with the piece of formula that it stands for. */
export interface ExplainedFormula extends Omit<ExplainedNode, 'children' | 'origin'> {
  readonly metric: string;
  readonly text: string;
  readonly children: readonly ExplainedFormula[];
}

/** How a row of a result came about: the formula with the value of each part, and the SQL behind it. */
export interface Explanation {
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

/** Explains the row named by `at`, or the first one. */
export function* explainRun(
  { plan, queries, frames, data }: AnsweredQuery,
  catalog: Catalog,
  at?: Readonly<Record<string, CellValue>>,
): Steps<Explanation> {
  const explained = yield* explainRow(plan, frames, at);
  const columns = explained.map(({ name, tree }) => ({ name, tree: addText(tree, catalog) }));
  return {
    columns,
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

function addText({ children, origin, ...node }: ExplainedNode, catalog: Catalog): ExplainedFormula {
  const source = catalog.metric(origin.metric)?.definition.formula ?? '';
  return {
    ...node,
    metric: origin.metric,
    text: source.slice(origin.span.start, origin.span.end),
    children: children.map((child) => addText(child, catalog)),
  };
}
