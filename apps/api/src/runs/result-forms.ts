import { toCsv, toJsonRows, toNdjson, type ResultColumn, type RowParts } from '@core/result';

/** A result on its way out: its columns, its rows part by part, and what JSON says before and after them. */
export interface ResultSource {
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly columns: readonly ResultColumn[];
  readonly parts: RowParts;
}

interface FormOptions {
  /** For spreadsheets: text that they would run as a formula is made harmless. */
  readonly neutralise: boolean;
}

type ResultForm = (source: ResultSource, options: FormOptions) => AsyncIterable<string>;

/** Forms of a result by media type; the first is what a caller without a wish gets. */
export const resultForms = {
  'application/json': writeJson,
  'application/x-ndjson': ({ columns, parts }) => toNdjson(columns, parts),
  'text/csv': ({ columns, parts }, options) => toCsv(columns, parts, options),
} as const satisfies Readonly<Record<string, ResultForm>>;

export type ResultType = keyof typeof resultForms;

export const resultTypes = Object.keys(resultForms) as readonly ResultType[];

/** CSV that a spreadsheet can open without running what stands in it. */
export const neutralisedCsv = 'text/csv; formulas=neutralised';

async function* writeJson({ before, after, columns, parts }: ResultSource): AsyncGenerator<string> {
  yield `${JSON.stringify(before).slice(0, -1)},"rows":`;
  yield* toJsonRows(columns, parts);
  yield `,${JSON.stringify(after).slice(1)}`;
}
