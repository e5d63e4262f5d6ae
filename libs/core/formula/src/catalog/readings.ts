import { stepInto } from '@core/diagnostics';
import type { Expression } from '../tree/expression';
import { ReadingCollection, validityFields, type Reading } from './reading-collection';
import type { Catalog, CheckedDataset, CheckedMetric } from './types';

/** What a field, a relationship or the dataset as a whole (`part` absent) reads. */
export interface DatasetReading extends Reading {
  readonly part?: { readonly kind: 'field' | 'relationship'; readonly name: string };
}

/**
 * All that a metric reads directly: metrics, datasets, calendars, and parts of datasets on every path that it names. Calculated
 * fields are read as fields; what these read in turn is told by their dataset.
 */
export function readingsOfMetric(metric: CheckedMetric, catalog: Catalog): readonly Reading[] {
  const { definition, alias_of } = metric;
  if (alias_of !== undefined) return [{ reads: { kind: 'metric', name: alias_of }, path: '/alias_of' }];
  const own = definition.dataset;
  const collect = new ReadingCollection(catalog, own, metric.fields);
  if (own !== undefined) collect.add({ kind: 'dataset', name: own }, '/dataset');
  if (definition.calendar !== undefined) collect.add({ kind: 'calendar', name: definition.calendar }, '/calendar');
  for (const [path, text] of textsOf(metric)) collect.addText(text, path);
  if (metric.time !== undefined) collect.addField(metric.time, '/time');
  for (const key of ['dimensions', 'by', 'every'] as const)
    definition[key]?.forEach((name, index) => collect.addDimension(name, `/${key}/${index}`));
  definition.parameters?.forEach(({ type, default: value }, index) => {
    if (type === 'calendar' && typeof value === 'string')
      collect.add({ kind: 'calendar', name: value }, `/parameters/${index}/default`);
  });
  return collect.list();
}

function textsOf({ definition, formula, where, filters, target, fields }: CheckedMetric) {
  const locals = (definition.fields ?? []).flatMap(({ name }, index) => {
    const origin = fields.get(name)?.origin;
    return origin?.kind === 'calculated' ? [[`/fields/${index}/formula`, origin.expression] as const] : [];
  });
  return [
    ['/formula', formula] as const,
    ...(where ? [['/where', where] as const] : []),
    ...[...filters].map(([name, condition]) => [stepInto('/filters', name), condition] as const),
    ...(target?.kind === 'formula' ? [['/target', target.expression] as const] : []),
    ...locals,
  ];
}

/** What a condition on rows or a dimension of a query reads, seen from a dataset. */
export function readingsOfCondition(condition: Expression, path: string, catalog: Catalog): readonly Reading[] {
  const collect = new ReadingCollection(catalog);
  collect.addText(condition, path);
  return collect.list();
}

/** What the name of a dimension stands for, seen from a dataset; nothing where it stands for nothing. */
export function readingsOfDimension(name: string, path: string, world: DimensionWorld): readonly Reading[] {
  const collect = new ReadingCollection(world.catalog, world.dataset);
  collect.addDimension(name, path);
  return collect.list();
}

interface DimensionWorld {
  readonly dataset: string | undefined;
  readonly catalog: Catalog;
}

/** All that a dataset reads, part by part: where relationships lead, what is calculated from what, what times, keys and assertions name. */
export function readingsOfDataset(dataset: CheckedDataset, catalog: Catalog): readonly DatasetReading[] {
  const { name, definition } = dataset;
  const own = (field: string, path: string): DatasetReading => ({
    reads: { kind: 'field', dataset: name, name: field },
    path,
  });
  const relationships = (definition.relationships ?? []).flatMap(({ name: relationship, to, fields }, index) => {
    const part = { kind: 'relationship', name: relationship } as const;
    const path = `/relationships/${index}`;
    const pairs = Object.entries(fields).flatMap(([mine, key]) => [
      { part, ...own(mine, path) },
      { part, reads: { kind: 'field', dataset: to, name: key } as const, path },
    ]);
    return [{ part, reads: { kind: 'dataset', name: to } as const, path }, ...pairs];
  });
  const calculated = definition.fields.flatMap((field, index) => {
    const origin = dataset.fields.get(field.name)?.origin;
    if (origin?.kind !== 'calculated') return [];
    const part = { kind: 'field', name: field.name } as const;
    const collect = new ReadingCollection(catalog, name);
    collect.addText(origin.expression, `/fields/${index}/formula`);
    return collect.list().map((reading) => ({ part, ...reading }));
  });
  const whole = new ReadingCollection(catalog, name);
  if (dataset.time !== undefined) whole.addField(dataset.time, '/time');
  dataset.assertions.forEach(({ condition }, index) => whole.addText(condition, `/assertions/${index}`));
  definition.access?.forEach(({ hidden = [] }, rule) =>
    hidden.forEach((field, index) =>
      whole.add({ kind: 'field', dataset: name, name: field }, `/access/${rule}/hidden/${index}`),
    ),
  );
  dataset.access?.forEach(({ condition }, index) => {
    if (condition !== undefined) whole.addText(condition, `/access/${index}/where`);
  });
  return [
    ...relationships,
    ...calculated,
    ...whole.list(),
    ...definition.primary_key.map((field, index) => own(field, `/primary_key/${index}`)),
    ...validityFields(dataset).map((field) => own(field, '/valid')),
    ...(dataset.freshness?.fields ?? []).map((field) => own(field, '/freshness/complete_until')),
  ];
}
