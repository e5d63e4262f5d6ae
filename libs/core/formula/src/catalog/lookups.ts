import type { ParameterDefinition } from '@core/definition';
import { nearestName, type Diagnostic } from '@core/diagnostics';
import type { NamedDataset, Names } from '../check/context';
import { checkDimension, parsePath } from '../check/dimension-names';
import { findPaths } from '../paths/find-paths';
import { ownerOf } from '../paths/follow-path';
import { reach } from '../paths/reach';
import { createFindings } from '../source/findings';
import type { FieldReference } from '../tree/expression';
import { checkQueryCondition, type CheckedText } from './check-text';
import { datasetsWithLocal, namesWith, withLocalFields } from './local-fields';
import type { Catalog, CheckedDataset, CheckedField } from './types';

/** Checks a row-level condition over a dataset, as in a query's `where`; fields come out as they are named. */
export function checkCondition(text: string, context: ConditionContext): CheckedText {
  const { dataset, catalog, parameters, locals, leaves = [] } = context;
  const { names, named } = openNames(dataset, catalog, locals);
  if (named === undefined) {
    const findings = createFindings();
    const nearest = nearestName(dataset, catalog.datasetNames);
    findings.report('formula.unknown_dataset', { name: dataset, nearest }, { start: 0, end: text.length });
    return { diagnostics: findings.sorted() };
  }
  return checkQueryCondition(text, { names, dataset: named, leaves, ...(parameters && { parameters }) });
}

export interface ConditionContext {
  readonly dataset: string;
  readonly catalog: Catalog;
  readonly parameters?: ReadonlyMap<string, ParameterDefinition>;
  /** Calculated fields of a metric over that dataset. */
  readonly locals?: ReadonlyMap<string, CheckedField>;
  /** The datasets whose rows are asked: what each of them reaches may be named though `dataset` does not. */
  readonly leaves?: readonly string[];
}

/**
 * The field that a dimension's name means for a dataset: an own one, one behind relationships, or one named by the
 * dataset that holds it. Such a one that the dataset does not reach is given as it is; `reachField` says who reaches it.
 * `locals` are calculated fields of a metric over that dataset.
 */
export function resolveDimension(
  name: string,
  dataset: string | undefined,
  catalog: Catalog,
  locals?: ReadonlyMap<string, CheckedField>,
): { readonly field?: FieldReference; readonly diagnostics: readonly Diagnostic[] } {
  const findings = createFindings();
  const path = parsePath(name);
  const { names, named } = openNames(dataset, catalog, locals);
  const context = { source: name, names, dataset: named, findings, parameters: new Map() };
  if (path === undefined) {
    const expected = { name: 'a dimension', expected: 'names parted by dots', example: 'account.sector' };
    findings.report('formula.wrong_argument', expected, { start: 0, end: name.length });
  }
  const field = path && checkDimension(path, context);
  return { ...(field && { field }), diagnostics: findings.sorted() };
}

/** The same dimension seen from another dataset; undefined where it is not reached, or by several equally short paths. */
export function reachField(reference: FieldReference, dataset: string, catalog: Catalog): FieldReference | undefined {
  const reached = reach(reference, dataset, datasetsWithLocal(reference, catalog));
  return reached.kind === 'reached' ? reached.reference : undefined;
}

/** The relationships that lead from one dataset to another; undefined where none do, or several equally short ways. */
export function findPath(from: string, to: string, catalog: Catalog): readonly string[] | undefined {
  const [path, rival] = findPaths(from, to, catalog);
  return rival === undefined ? path : undefined;
}

/** The dataset at the end of a reference's path, and its field there; a field of a metric is the one that the reference carries. */
export function resolveField(
  reference: FieldReference,
  catalog: Catalog,
): { readonly dataset: CheckedDataset; readonly field: CheckedField } {
  const start = catalog.dataset(reference.dataset);
  const end = start && ownerOf(start, reference.path, catalog);
  const dataset = end && catalog.dataset(end.name);
  const field = reference.local ?? dataset?.fields.get(reference.field);
  if (dataset === undefined || field === undefined) {
    throw new RangeError(
      `${reference.dataset}.${[...reference.path, reference.field].join('.')} is not in this catalog`,
    );
  }
  return { dataset, field };
}

/** The names of a catalog, and a dataset with the fields of a metric beside its own. */
function openNames(
  dataset: string | undefined,
  catalog: Catalog,
  locals: ReadonlyMap<string, CheckedField> | undefined,
): { readonly names: Names; readonly named: NamedDataset | undefined } {
  const names = namesOf(catalog);
  const named = dataset === undefined ? undefined : catalog.dataset(dataset);
  if (named === undefined || locals === undefined || locals.size === 0) return { names, named };
  const overlaid = withLocalFields(named, locals);
  return { names: namesWith(names, overlaid), named: overlaid };
}

function namesOf(catalog: Catalog): Names {
  return {
    datasetNames: catalog.datasetNames,
    metricNames: catalog.metricNames,
    calendarNames: catalog.calendarNames,
    dataset: (name) => catalog.dataset(name),
    metric: (name) => {
      const metric = catalog.metric(name);
      return metric ? { kind: 'metric', metric } : { kind: catalog.metricNames.includes(name) ? 'unsound' : 'unknown' };
    },
  };
}
