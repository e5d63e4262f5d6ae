import type { ParameterDefinition } from '@core/definition';
import { diagnose, type Diagnostic } from '@core/diagnostics';
import type { NamedDataset, Names } from '../check/context';
import { checkFieldDefinition, type FieldResult } from './check-field';
import { reportDuplicates } from './duplicates';
import { namesWith, withLocalFields } from './local-fields';
import type { CheckedField } from './types';
import { entryName, type MetricEntry, type World } from './world';

/** The names that the texts of a metric may use: its dataset is met with the metric's own fields. */
export interface LocalNames {
  readonly names: Names;
  readonly dataset: NamedDataset | undefined;
  /** Checks the fields that nobody asked for, too. */
  check(): { readonly fields: ReadonlyMap<string, CheckedField>; readonly diagnostics: readonly Diagnostic[] };
}

/** Opens the calculated fields of a metric; each is checked when it is first asked for. */
export function openLocalFields(
  entry: MetricEntry,
  dataset: NamedDataset | undefined,
  parameters: ReadonlyMap<string, ParameterDefinition>,
  { names, graph }: Pick<World, 'names' | 'graph'>,
): LocalNames {
  const { definition } = entry;
  const declared = definition.fields ?? [];
  if (dataset === undefined || declared.length === 0) {
    return { names, dataset, check: () => ({ fields: new Map(), diagnostics: reportHomeless(entry) }) };
  }
  const places = firstPlaces(declared);
  const answer = (name: string) => {
    const index = places.get(name);
    const field = index === undefined ? undefined : declared[index];
    if (field === undefined) return undefined;
    const surroundings = { names: local.names, dataset: local.dataset, parameters, path: `/fields/${index}` };
    return graph.ask(`${entryName(entry)}.fields.${name}`, () => checkFieldDefinition(field, surroundings));
  };
  const resultOf = (name: string): FieldResult | undefined => {
    const found = answer(name);
    return found?.kind === 'value' ? found.value : undefined;
  };
  const overlaid = withLocalFields(dataset, {
    has: (name) => places.has(name),
    keys: () => places.keys(),
    get: (name) => resultOf(name)?.field,
    cycle: (name) => {
      const found = answer(name);
      return found?.kind === 'cycle' ? found.cycle : undefined;
    },
  });
  const local = { names: namesWith(names, overlaid), dataset: overlaid };
  const check = () => {
    const results = [...places.keys()].flatMap((name) => resultOf(name) ?? []);
    const fields = results.flatMap(({ field }) => (field ? [[field.name, field] as const] : []));
    const diagnostics = [
      ...reportDuplicates(declared, definition.name, '/fields'),
      ...reportShadowing(entry, dataset),
      ...results.flatMap((result) => result.diagnostics),
    ];
    return { fields: new Map(fields), diagnostics };
  };
  return { ...local, check };
}

/** Where each name is declared first, in that order. */
function firstPlaces(declared: readonly { readonly name: string }[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [index, { name }] of declared.entries()) if (!places.has(name)) places.set(name, index);
  return places;
}

/** Fields are those of rows: a metric that has some names whose. */
function reportHomeless({ definition: { fields = [], dataset } }: MetricEntry): readonly Diagnostic[] {
  return fields.length > 0 && dataset === undefined
    ? [diagnose('formula.fields_without_dataset', {}, { path: '/fields' })]
    : [];
}

/** A name means one field, wherever it stands. */
function reportShadowing({ definition: { fields = [] } }: MetricEntry, dataset: NamedDataset): readonly Diagnostic[] {
  return fields.flatMap(({ name }, index) => {
    const what = dataset.fields.has(name) ? 'field' : dataset.relationships.has(name) ? 'relationship' : undefined;
    if (what === undefined) return [];
    const words = { field: name, dataset: dataset.name, what } as const;
    return [diagnose('formula.field_shadows', words, { path: `/fields/${index}/name` })];
  });
}
