import { resolveDimension, resolveField, type Catalog, type CheckedDataset, type FieldReference } from '@core/formula';
import { allTime } from '../frames/window-set';
import type { LeafSpec } from '../frames/leaf-spec';
import { knownDataset } from '../lower/dataset-at';
import type { Context } from './context';
import { leafDimensions } from './leaf-dimensions';
import { lowerConditions } from './lower-conditions';
import { rowScopeOf } from './row-scope-of';
import { validRows } from './valid-rows';

/**
 * A count that lists each member of a dimension's dataset, with or without rows of anything else: those that pass the conditions
 * of the query which the dataset can reach; of an interval dataset those valid in the bucket. Undefined where no dataset has it.
 */
export function listMembers(place: number, context: Context): LeafSpec | undefined {
  const { space } = context;
  const name = space.dimensions[place]?.name;
  const home = name === undefined ? undefined : memberDataset(name, context);
  if (home === undefined) return undefined;
  const at = { home: home.name };
  const conditions = lowerConditions(context, { ...at, onUnreachable: () => undefined });
  const valid = validRows(home, 'during', rowScopeOf(context, context, at));
  return {
    dataset: home.name,
    windows: allTime,
    dimensions: leafDimensions({ ...context, left: [place] }, at),
    context: [...conditions.map(({ row }) => row), ...valid],
    own: [],
    measure: { aggregate: 'count', arguments: [], type: 'integer' },
    missing: 0,
    lists: 'keys',
  };
}

/** The dataset that holds the field at the end of its path; where it is the key of another, that one. */
function memberDataset(name: string, { query, asked }: Context): CheckedDataset | undefined {
  const { catalog } = query;
  const { field } = resolveDimension(name, undefined, catalog);
  const own = field ?? resolveDimension(name, asked.base, catalog, asked.metric.fields).field;
  if (own === undefined) return undefined;
  if (own.local !== undefined) return knownDataset(own.dataset, catalog);
  return keyedDataset(own, catalog);
}

function keyedDataset(reference: FieldReference, catalog: Catalog): CheckedDataset {
  let { dataset, field } = resolveField(reference, catalog);
  const seen = new Set<string>();
  while (!seen.has(dataset.name)) {
    seen.add(dataset.name);
    const { name } = field;
    for (const { to, pairs } of dataset.relationships.values()) {
      const [pair, ...others] = pairs;
      const target = others.length === 0 && pair?.own === name ? knownDataset(to, catalog) : undefined;
      const key = pair && target?.fields.get(pair.key);
      if (target === undefined || key === undefined || seen.has(target.name)) continue;
      [dataset, field] = [target, key];
      break;
    }
  }
  return dataset;
}
