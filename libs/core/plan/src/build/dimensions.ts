import { diagnose } from '@core/diagnostics';
import {
  orderedValues,
  reachField,
  resolveField,
  type Catalog,
  type CheckedMetric,
  type FieldReference,
  type ValueType,
} from '@core/formula';
import type { PlanDimension } from '../frame/group-space';
import type { AskedMetric } from './asked-metric';
import { findFields, isSameField, pathOf, type FieldFinder, type FoundField, type Reader } from './find-fields';
import type { Findings } from './findings';
import type { Space, SpaceDimension } from './space';

/** The dimensions of spaces, as each dataset sees them. */
export interface Dimensions {
  /** A dimension seen from a dataset of a metric; undefined where it cannot be reached, which findings then say. */
  readonly seenFrom: (dimension: SpaceDimension, dataset: string, asked: AskedMetric) => FoundField | undefined;
  /** The place of the dimension that a field is; -1 for none. */
  readonly placeOf: (field: FieldReference, space: Space, asked: AskedMetric) => number;
  /** Whether a name that a metric writes means the dimension. */
  readonly isCalled: (dimension: SpaceDimension, name: string, from: NamePlace) => boolean;
  /** Whether the metric's own list of dimensions allows it. */
  readonly isOffered: (dimension: SpaceDimension, asked: AskedMetric) => boolean;
  /** With the types that were met. */
  readonly planned: (space: Space) => readonly PlanDimension[];
}

/** The metric in whose text a name stands, and the one that is asked for. */
export interface NamePlace {
  readonly metric: CheckedMetric;
  readonly asked: AskedMetric;
}

interface DimensionWorld {
  readonly catalog: Catalog;
  readonly findings: Findings;
  readonly asked: readonly AskedMetric[];
}

interface Met {
  readonly type: ValueType;
  readonly values?: readonly string[];
}

export function openDimensions({ catalog, findings, asked: all }: DimensionWorld): Dimensions {
  const sight = openSight(catalog, all);
  const met = new Map<number, Met>();
  const meet = ({ name, index }: { readonly name: string; readonly index: number }, found: Met) => {
    const known = met.get(index) ?? found;
    met.set(index, known);
    if (known.type === found.type) return;
    const types = [known.type, found.type];
    findings.add(diagnose('run.dimension_types', { dimension: name, types }, { path: `/by/${index}` }));
  };
  return {
    seenFrom: (dimension, dataset, asked) => {
      const found = sight.look(dimension, dataset, asked);
      if (dimension.kind === 'key') {
        if (found === undefined) refuseKey(dimension.field, dataset, { asked, findings });
      } else if (found === undefined) {
        const path = `/by/${dimension.index}`;
        findings.add(...sight.explain(dimension.name, dataset).map((finding) => ({ ...finding, path })));
      } else {
        meet(dimension, describe(found.field, catalog));
      }
      return found;
    },
    placeOf: (field, { dimensions }, asked) =>
      dimensions.findIndex((dimension) => {
        const found = sight.look(dimension, field.dataset, asked);
        return found !== undefined && isSameField(found.field, field);
      }),
    isCalled: sight.isCalled,
    isOffered: (dimension, asked) => {
      const from = { metric: asked.metric, asked };
      return from.metric.definition.dimensions?.some((offered) => sight.isCalled(dimension, offered, from)) ?? true;
    },
    planned: ({ dimensions }) =>
      dimensions.map((dimension) => ({
        name: dimension.name,
        ...(dimension.kind === 'key'
          ? { ...labelOf(dimension), ...describe(dimension.field, catalog) }
          : (met.get(dimension.index) ?? { type: 'text' })),
      })),
  };
}

function labelOf({ name, field }: Extract<SpaceDimension, { readonly kind: 'key' }>): { readonly label?: string } {
  const label = pathOf(field);
  return label === name ? {} : { label };
}

/** How dimensions are seen, without a word about what cannot be. */
interface Sight extends Pick<Dimensions, 'isCalled'>, Pick<FieldFinder, 'explain'> {
  readonly look: (dimension: SpaceDimension, dataset: string | undefined, asked: AskedMetric) => FoundField | undefined;
}

function openSight(catalog: Catalog, all: readonly AskedMetric[]): Sight {
  const { find, explain } = findFields(catalog, all.filter(({ base }) => base !== undefined).map(readerOf));
  const look: Sight['look'] = (dimension, dataset, asked) => {
    if (dimension.kind === 'asked') return find(dimension.name, dataset, readerOf(asked));
    const field = dataset === undefined ? undefined : reachField(dimension.field, dataset, catalog);
    return field && { field };
  };
  const isCalled: Sight['isCalled'] = (dimension, name, { metric, asked }) => {
    if (dimension.kind === 'asked' && dimension.name === name) return true;
    const own = metric.definition.dataset;
    const from = dimension.kind === 'key' ? dimension.field.dataset : (own ?? asked.base);
    const named = find(name, from, { dataset: own ?? asked.base, metric });
    const field = look(dimension, from, asked);
    return field !== undefined && named !== undefined && isSameField(field.field, named.field);
  };
  return { look, isCalled, explain };
}

function describe(field: FieldReference, catalog: Catalog): Met {
  const { type } = resolveField(field, catalog).field;
  const values = orderedValues(field, catalog);
  return { type, ...(values && { values }) };
}

function readerOf({ base, metric }: AskedMetric): Reader {
  return { dataset: base, metric };
}

function refuseKey(
  field: FieldReference,
  dataset: string,
  { asked, findings }: { readonly asked: AskedMetric; readonly findings: Findings },
): void {
  const words = { dataset, field: pathOf(field), use: 'taken per key' } as const;
  findings.add(diagnose('formula.unreachable_field', words, { path: asked.path }));
}
