import { toCsv, toJsonRows, toNdjson, type ResultColumn, type RowParts } from '@core/result';

/** A result on its way out: all but its rows (`head`), its columns, and its rows part by part. */
export interface ResultSource {
  readonly head: Readonly<Record<string, unknown>>;
  readonly columns: readonly ResultColumn[];
  readonly parts: RowParts;
}

type ResultForm = (source: ResultSource) => AsyncIterable<string>;

/** Forms of a result by media type; the first is what a caller without a wish gets. */
export const resultForms = {
  'application/json': writeJson,
  'application/x-ndjson': ({ columns, parts }) => toNdjson(columns, parts),
  'text/csv': ({ columns, parts }) => toCsv(columns, parts),
} as const satisfies Readonly<Record<string, ResultForm>>;

export type ResultType = keyof typeof resultForms;

export const resultTypes = Object.keys(resultForms) as readonly ResultType[];

async function* writeJson({ head, columns, parts }: ResultSource): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"rows":`;
  yield* toJsonRows(columns, parts);
  yield '}';
}
