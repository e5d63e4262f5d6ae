import { diagnose, type Diagnostic } from '@core/diagnostics';
import { reachField, resolveDimension, type Catalog, type CheckedMetric, type FieldReference } from '@core/formula';

/** From where a name is read: a dataset, and the metric whose own fields may be meant. */
export interface Reader {
  readonly dataset: string | undefined;
  readonly metric?: CheckedMetric;
}

/** A field, and the metric whose own it is. */
export interface FoundField {
  readonly field: FieldReference;
  readonly owner?: CheckedMetric;
}

/** Finds the field that a name means on the rows of a dataset. */
export interface FieldFinder {
  /** The name is read by `reader` first, then from the dataset itself, then as the metrics of the query read it. */
  readonly find: (name: string, dataset: string | undefined, reader: Reader) => FoundField | undefined;
  /** Why a dataset has no such field. */
  readonly explain: (name: string, dataset: string) => readonly Diagnostic[];
}

/** `readers` are all metrics of the query: what a name means for one of them, it means for the others. */
export function findFields(catalog: Catalog, readers: readonly Reader[]): FieldFinder {
  const read = remember((name: string, { dataset, metric }: Reader) =>
    resolveDimension(name, dataset, catalog, metric?.fields),
  );
  const find = remember((name: string, reader: Reader, dataset: string | undefined): FoundField | undefined => {
    if (dataset === undefined) return undefined;
    for (const by of [reader.dataset === undefined ? { dataset } : reader, { dataset }, ...readers]) {
      const { field } = read(name, by);
      const reached = field && reachField(field, dataset, catalog);
      if (reached !== undefined) return { field: reached, ...(reached.local && by.metric && { owner: by.metric }) };
    }
    return undefined;
  });
  const explain = (name: string, dataset: string): readonly Diagnostic[] => {
    const isKnown = [{ dataset }, ...readers].some((reader) => read(name, reader).field !== undefined);
    if (!isKnown) return read(name, { dataset }).diagnostics;
    return [diagnose('formula.unreachable_field', { dataset, field: name, use: 'grouped' })];
  };
  return { find: (name, dataset, reader) => find(name, reader, dataset), explain };
}

export function isSameField(a: FieldReference, b: FieldReference): boolean {
  return a.dataset === b.dataset && pathOf(a) === pathOf(b) && (a.local === undefined) === (b.local === undefined);
}

/** `agent.regional_office` */
export function pathOf({ path, field }: Pick<FieldReference, 'path' | 'field'>): string {
  return [...path, field].join('.');
}

function remember<Answer>(
  compute: (name: string, reader: Reader, dataset?: string) => Answer,
): (name: string, reader: Reader, dataset?: string) => Answer {
  const known = new Map<string, { readonly answer: Answer }>();
  return (name, reader, dataset) => {
    const { metric } = reader;
    const key = [name, reader.dataset, metric?.name, metric?.version, dataset].join('\0');
    const entry = known.get(key) ?? { answer: compute(name, reader, dataset) };
    known.set(key, entry);
    return entry.answer;
  };
}
