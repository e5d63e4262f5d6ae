import { diagnose } from '@core/diagnostics';
import { resolveField, type Catalog, type FieldReference, type ValueType } from '@core/formula';
import type { PlanDimension } from '../run-plan';
import type { AskedMetric } from './asked-metric';
import { findFields, isSameField } from './find-fields';
import type { Findings } from './findings';

/** The fields that a request groups by, as each dataset sees them. */
export interface Dimensions {
  readonly names: readonly string[];
  /** A dimension seen from a dataset of a metric; undefined where it cannot be reached, which findings then say. */
  readonly seenFrom: (index: number, dataset: string, asked: AskedMetric) => FieldReference | undefined;
  /** The dimension that a field is; -1 for none. */
  readonly indexOf: (field: FieldReference, asked: AskedMetric) => number;
  readonly isDropped: (index: number, dropped: readonly Dropped[], asked: AskedMetric) => boolean;
  /** Whether the metric's own list of dimensions allows it. */
  readonly isOffered: (index: number, asked: AskedMetric) => boolean;
  /** With the types that were met. */
  readonly planned: () => readonly PlanDimension[];
}

/** Dimensions that a total takes away. */
export type Dropped =
  | { readonly kind: 'all' }
  | { readonly kind: 'dimension'; readonly name: string; readonly dataset: string | undefined };

interface DimensionWorld {
  readonly catalog: Catalog;
  readonly findings: Findings;
  /** The datasets from which the metrics of the request read names. */
  readonly bases: readonly string[];
}

export function openDimensions(names: readonly string[], { catalog, findings, bases }: DimensionWorld): Dimensions {
  const fields = findFields(catalog, bases);
  const types = new Map<number, ValueType>();
  const nameAt = (index: number) => names[index] ?? '';
  const isCalled = (index: number, other: string, dataset: string | undefined, { base }: AskedMetric) => {
    if (nameAt(index) === other) return true;
    const [field, named] = [
      fields.find(nameAt(index), dataset ?? base, base),
      fields.find(other, dataset ?? base, base),
    ];
    return field !== undefined && named !== undefined && isSameField(field, named);
  };

  return {
    names,
    seenFrom: (index, dataset, { base }) => {
      const field = fields.find(nameAt(index), dataset, base);
      const path = `/by/${index}`;
      if (field === undefined) {
        findings.add(...fields.explain(nameAt(index), dataset).map((finding) => ({ ...finding, path })));
        return undefined;
      }
      const { type } = resolveField(field, catalog).field;
      const known = types.get(index) ?? type;
      if (known !== type)
        findings.add(diagnose('run.dimension_types', { dimension: nameAt(index), types: [known, type] }, { path }));
      types.set(index, known);
      return field;
    },
    indexOf: (field, { base }) =>
      names.findIndex((name) => {
        const dimension = fields.find(name, field.dataset, base);
        return dimension !== undefined && isSameField(dimension, field);
      }),
    isDropped: (index, dropped, asked) =>
      dropped.some((total) => total.kind === 'all' || isCalled(index, total.name, total.dataset, asked)),
    isOffered: (index, asked) =>
      asked.metric.definition.dimensions?.some((offered) => isCalled(index, offered, asked.base, asked)) ?? true,
    planned: () => names.map((name, index) => ({ name, type: types.get(index) ?? 'text' })),
  };
}
