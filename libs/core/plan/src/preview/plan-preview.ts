import { diagnose, nearestName, type Diagnostic } from '@core/diagnostics';
import { neededByDataset, type Catalog, type CheckedDataset, type CheckedField } from '@core/formula';
import { openAccess, type AccessView } from '../access/open-access';
import { restrictFrame } from '../access/restrict-frame';
import { datasetsOnRows } from '../frame/datasets-in';
import type { FrameDimension, FrameQuery } from '../frame/frame-query';
import type { RowExpression } from '../frame/row-expression';
import { collectJoins } from '../frames/collect-joins';
import { lowerRow } from '../lower/lower-row';
import { plainLiteral } from '../lower/node-maker';
import { ownField } from '../lower/own-fields';
import type { RowScope } from '../lower/row-scope';
import type { DataAccess } from '../request/data-access';
import type { PreviewPlan } from './preview-plan';

/** Of all calculated fields together. */
const nodeLimit = 100_000;

/**
 * Plans a look at the rows of a dataset. A field is left out where it is hidden, where it is calculated from what the caller may not
 * read, and where it is calculated from what only a query knows, such as its period. Without `access` everything is seen.
 */
export function planPreview(
  catalog: Catalog,
  name: string,
  access?: DataAccess,
): { readonly plan?: PreviewPlan; readonly diagnostics: readonly Diagnostic[] } {
  const dataset = catalog.dataset(name);
  if (dataset === undefined) return { diagnostics: [reportNoDataset(name, catalog)] };
  const unsound = findUnsound(dataset, catalog);
  if (unsound.length > 0) return { diagnostics: unsound.map((other) => reportNoDataset(other, catalog)) };
  const view = openAccess(catalog, access);
  const seen = view.of(name);
  if (seen.kind === 'refused') return { diagnostics: seen.problems };
  const lower = fieldReader(dataset, catalog, view);
  const dimensions = [...dataset.fields.values()].flatMap((field): readonly FrameDimension[] => {
    const expression = lower(field);
    return expression === undefined ? [] : [{ name: field.name, type: field.type, expression }];
  });
  if (dimensions.length === 0) return { diagnostics: hiddenFields(dataset) };
  const frame = frameOver(dataset, dimensions, catalog);
  const order = dataset.definition.primary_key
    .map((key) => dimensions.findIndex((dimension) => dimension.name === key))
    .filter((index) => index >= 0);
  return { plan: { frame: restrictFrame(frame, view), order }, diagnostics: [] };
}

function reportNoDataset(name: string, catalog: Catalog): Diagnostic {
  if (catalog.datasetNames.includes(name)) return diagnose('formula.unsound', { kind: 'dataset', name });
  return diagnose('formula.unknown_dataset', { name, nearest: nearestName(name, catalog.datasetNames) });
}

/** Datasets with errors among those to which one leads: a calculated field may look at them. */
function findUnsound(dataset: CheckedDataset, catalog: Catalog): readonly string[] {
  const names = new Set(neededByDataset(dataset).datasets);
  for (const name of names) {
    const next = catalog.dataset(name);
    for (const further of next ? neededByDataset(next).datasets : []) names.add(further);
  }
  return [...names].filter((name) => catalog.dataset(name) === undefined);
}

function hiddenFields({ name: dataset, fields }: CheckedDataset): readonly Diagnostic[] {
  return [...fields.keys()].map((field) => diagnose('access.field_hidden', { dataset, field }));
}

function frameOver({ name }: CheckedDataset, dimensions: readonly FrameDimension[], catalog: Catalog): FrameQuery {
  return {
    name: `${name}_rows`,
    dataset: name,
    joins: collectJoins(
      name,
      dimensions.map(({ expression }) => expression),
      catalog,
    ),
    bucketing: { kind: 'single', window: {} },
    timezone: 'UTC',
    dimensions,
    measures: [],
  };
}

/** Gives the expression of a field, undefined for one that is left out. */
function fieldReader({ name, fields }: CheckedDataset, catalog: Catalog, view: AccessView) {
  let left = nodeLimit;
  return ({ name: field }: CheckedField): RowExpression | undefined => {
    let isSeen = true;
    const leaveOut = () => {
      isSeen = false;
      return plainLiteral(null);
    };
    const scope: RowScope = {
      catalog,
      home: name,
      prefix: [],
      parameter: () => null,
      bound: leaveOut,
      as_of: leaveOut,
      hours: (calendar = '') => catalog.calendar(calendar)?.hours ?? void leaveOut(),
      onUnreachable: leaveOut,
      onRead: (dataset, read) => {
        const seen = view.of(dataset);
        if (seen.kind === 'refused' || seen.hidden.has(read)) leaveOut();
      },
      spend: () => {
        left -= 1;
        if (left < 0) leaveOut();
        return left >= 0;
      },
    };
    const expression = lowerRow(ownField({ name, fields }, field), scope);
    const passed = datasetsOnRows(name, collectJoins(name, [expression], catalog), [expression]);
    return isSeen && passed.every((each) => view.of(each).kind === 'granted') ? expression : undefined;
  };
}
