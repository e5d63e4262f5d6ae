import { diagnose, type Diagnostic } from '@core/diagnostics';
import { reachField, resolveDimension, type Catalog, type FieldReference } from '@core/formula';

/** Finds the field that a name of a query means on the rows of a dataset. */
export interface FieldFinder {
  /** `base` is the dataset of the metric at hand, from which the name is read first. */
  readonly find: (name: string, dataset: string | undefined, base: string | undefined) => FieldReference | undefined;
  /** Why a dataset has no such field. */
  readonly explain: (name: string, dataset: string) => readonly Diagnostic[];
}

/** `bases` are the datasets of all metrics of the query: what a name means for one of them, it means for the others. */
export function findFields(catalog: Catalog, bases: readonly string[]): FieldFinder {
  const read = remember((name: string, from: string) => resolveDimension(name, from, catalog));
  const find = remember((name: string, dataset: string | undefined, base: string | undefined) => {
    if (dataset === undefined) return undefined;
    for (const from of [base ?? dataset, dataset, ...bases]) {
      const { field } = read(name, from);
      const reached = field && reachField(field, dataset, catalog);
      if (reached !== undefined) return reached;
    }
    return undefined;
  });
  const explain = (name: string, dataset: string): readonly Diagnostic[] => {
    const isKnown = [dataset, ...bases].some((base) => read(name, base).field !== undefined);
    if (!isKnown) return read(name, dataset).diagnostics;
    return [diagnose('formula.unreachable_field', { dataset, field: name, use: 'grouped' })];
  };
  return { find, explain };
}

export function isSameField(a: FieldReference, b: FieldReference): boolean {
  return a.dataset === b.dataset && pathOf(a) === pathOf(b);
}

/** `agent.regional_office` */
export function pathOf({ path, field }: Pick<FieldReference, 'path' | 'field'>): string {
  return [...path, field].join('.');
}

function remember<Arguments extends readonly (string | undefined)[], Answer>(
  compute: (...args: Arguments) => Answer,
): (...args: Arguments) => Answer {
  const known = new Map<string, { readonly answer: Answer }>();
  return (...args) => {
    const key = args.join('\0');
    const entry = known.get(key) ?? { answer: compute(...args) };
    known.set(key, entry);
    return entry.answer;
  };
}
