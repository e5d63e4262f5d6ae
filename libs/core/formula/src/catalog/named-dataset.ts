import type { NamedDataset } from '../check/context';
import { checkFieldDefinition, type FieldResult } from './check-field';
import type { Cycle } from './lazy-graph';
import type { CheckedRelationship } from './types';
import type { DatasetEntry, World } from './world';

/** A field's check, or the cycle of calculated fields that it lies on. */
export type FieldAnswer =
  { readonly kind: 'checked'; readonly result: FieldResult } | { readonly kind: 'cycle'; readonly cycle: Cycle };

export interface LazyDataset extends NamedDataset {
  answer(field: string): FieldAnswer | undefined;
}

/** A dataset as names see it; a calculated field is checked when it is first asked for. */
export function createNamedDataset(entry: DatasetEntry, world: Pick<World, 'names' | 'graph'>): LazyDataset {
  const { definition, version } = entry;
  const declared = new Map(definition.fields.map((field, index) => [field.name, { field, index }]));
  const dataset: LazyDataset = {
    name: definition.name,
    definition,
    fields: {
      has: (name) => declared.has(name),
      keys: () => declared.keys(),
      get: (name) => sound(dataset.answer(name)),
      cycle: (name) => cycleOf(dataset.answer(name)),
    },
    relationships: new Map((definition.relationships ?? []).map((one) => [one.name, relationship(one)])),
    answer(name) {
      const found = declared.get(name);
      if (found === undefined) return undefined;
      const key = entry.current ? `${definition.name}.${name}` : `${definition.name}@${version}.${name}`;
      const path = `/fields/${found.index}`;
      const answer = world.graph.ask(key, () =>
        checkFieldDefinition(found.field, { names: world.names, dataset, path }),
      );
      return answer.kind === 'cycle' ? answer : { kind: 'checked', result: answer.value };
    },
  };
  return dataset;
}

function sound(answer: FieldAnswer | undefined) {
  return answer?.kind === 'checked' ? answer.result.field : undefined;
}

function cycleOf(answer: FieldAnswer | undefined) {
  return answer?.kind === 'cycle' ? answer.cycle : undefined;
}

function relationship({
  name,
  to,
  fields,
}: NonNullable<DatasetEntry['definition']['relationships']>[number]): CheckedRelationship {
  return { name, to, pairs: Object.entries(fields).map(([own, key]) => ({ own, key })) };
}
