import { diagnose } from '@core/diagnostics';
import {
  reachField,
  resolveDimension,
  resolveField,
  type Catalog,
  type FieldReference,
  type ValueType,
} from '@core/formula';
import type { PlanDimension } from '../run-plan';
import type { AskedMetric, Dropped } from './context';
import type { Findings } from './findings';

/** The fields that a request groups by, as each dataset sees them. */
export interface Dimensions {
  readonly names: readonly string[];
  /** A dimension seen from a dataset of a metric; undefined where it cannot be reached, which findings then say. */
  readonly seenFrom: (index: number, dataset: string, asked: AskedMetric) => FieldReference | undefined;
  readonly isDropped: (index: number, dropped: readonly Dropped[], asked: AskedMetric) => boolean;
  /** The dimension that a field is, -1 for none. */
  readonly indexOf: (field: FieldReference, asked: AskedMetric) => number;
  readonly isOffered: (index: number, asked: AskedMetric) => boolean;
  readonly planned: () => readonly PlanDimension[];
}

/** `bases` are the datasets from which the metrics of the request read names. */
export function openDimensions(
  names: readonly string[],
  {
    catalog,
    findings,
    bases,
  }: { readonly catalog: Catalog; readonly findings: Findings; readonly bases: readonly string[] },
): Dimensions {
  const resolve = remember((name: string, dataset: string) => resolveDimension(name, dataset, catalog));
  const types = new Map<number, ValueType>();

  const find = remember((name: string, dataset: string, base: string | undefined): FieldReference | undefined => {
    const fromBase = base === undefined ? undefined : resolve(name, base).field;
    if (dataset === base) return fromBase ?? reachFromOthers(name, dataset);
    return (
      (fromBase && reachField(fromBase, dataset, catalog)) ??
      resolve(name, dataset).field ??
      reachFromOthers(name, dataset)
    );
  });

  function reachFromOthers(name: string, dataset: string): FieldReference | undefined {
    for (const other of bases) {
      const { field } = resolve(name, other);
      const reached = field && reachField(field, dataset, catalog);
      if (reached !== undefined) return reached;
    }
    return undefined;
  }

  function report(index: number, dataset: string): void {
    const dimension = names[index] ?? '';
    const path = `/by/${index}`;
    const { diagnostics } = resolve(dimension, dataset);
    const isKnown = bases.some((base) => resolve(dimension, base).field !== undefined);
    if (isKnown || diagnostics.length === 0)
      findings.add(diagnose('run.unreachable_dimension', { dataset, dimension }, { path }));
    else findings.add(...diagnostics.map((finding) => ({ ...finding, path })));
  }

  function note(index: number, { type }: { readonly type: ValueType }): void {
    const known = types.get(index) ?? type;
    types.set(index, known);
    const dimension = names[index] ?? '';
    if (known !== type)
      findings.add(diagnose('run.dimension_types', { dimension, types: [known, type] }, { path: `/by/${index}` }));
  }

  const isSame = (index: number, other: string, dataset: string | undefined, asked: AskedMetric) => {
    const name = names[index] ?? '';
    if (name === other) return true;
    const from = dataset ?? asked.base;
    const [a, b] = from === undefined ? [] : [find(name, from, asked.base), resolve(other, from).field];
    return a !== undefined && b !== undefined && pathOf(a) === pathOf(b);
  };

  return {
    names,
    seenFrom: (index, dataset, asked) => {
      const field = find(names[index] ?? '', dataset, asked.base);
      if (field === undefined) report(index, dataset);
      else note(index, resolveField(field, catalog).field);
      return field;
    },
    isDropped: (index, dropped, asked) =>
      dropped.some((total) => total.kind === 'all' || isSame(index, total.name, total.dataset, asked)),
    indexOf: (field, asked) =>
      names.findIndex((name) => {
        const dimension = find(name, field.dataset, asked.base);
        return dimension !== undefined && pathOf(dimension) === pathOf(field);
      }),
    isOffered: (index, asked) =>
      asked.metric.definition.dimensions?.some((offered) => isSame(index, offered, asked.base, asked)) ?? true,
    planned: () => names.map((name, index) => ({ name, type: types.get(index) ?? 'text' })),
  };
}

/** `agent.regional_office` */
export function pathOf({ path, field }: Pick<FieldReference, 'path' | 'field'>): string {
  return [...path, field].join('.');
}

function remember<Arguments extends readonly (string | undefined)[], Result>(
  compute: (...args: Arguments) => Result,
): (...args: Arguments) => Result {
  const known = new Map<string, Result>();
  return (...args) => {
    const key = args.join('\0');
    const answer = known.has(key) ? (known.get(key) as Result) : compute(...args);
    known.set(key, answer);
    return answer;
  };
}
