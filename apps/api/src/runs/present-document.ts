import { localize } from '@core/definition';
import type { DatasetPreview, Run } from '@core/engine';

/** The answer of a run that is no table; titles in the reader's language. */
export function presentDocument({ task }: Run, document: unknown, languages: readonly string[]): unknown {
  if (task.kind !== 'preview') return document;
  const { columns, ...preview } = document as DatasetPreview;
  return {
    ...preview,
    columns: columns.map(({ title, ...column }) => ({
      ...column,
      ...(title !== undefined && { title: localize(title, languages, column.name) }),
    })),
  };
}
