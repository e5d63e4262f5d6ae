import type { RelationshipDefinition } from '@core/definition';
import { diagnose, nearestName, stepInto, type Diagnostic } from '@core/diagnostics';
import type { NamedDataset, Names } from '../check/context';
import { describeType } from '../check/value-types';
import type { EntryIndex } from './entry-index';
import type { DatasetEntry } from './world';

/** What can be asked of the other datasets. */
export interface DatasetWorld {
  readonly names: Names;
  readonly datasets: EntryIndex<DatasetEntry>;
}

/** Many to one: own fields meet the whole key of another dataset, field by field of the same type. */
export function checkRelationship(
  relationship: RelationshipDefinition,
  own: NamedDataset,
  { names, datasets }: DatasetWorld,
  index: number,
): readonly Diagnostic[] {
  const path = `/relationships/${index}`;
  const { name, to } = relationship;
  const other = names.dataset(to);
  const primaryKey = datasets.find(to)?.definition.primary_key;
  if (other === undefined || primaryKey === undefined) {
    return [
      diagnose(
        'formula.unknown_dataset',
        { name: to, nearest: nearestName(to, names.datasetNames) },
        { path: `${path}/to` },
      ),
    ];
  }
  const pairs = Object.entries(relationship.fields);
  const found = pairs.flatMap((pair) => checkPair(pair, own, other, stepInto(`${path}/fields`, pair[0])));
  const keys = new Set(pairs.map(([, key]) => key));
  const meetsKey = keys.size === primaryKey.length && primaryKey.every((key) => keys.has(key));
  if (meetsKey || found.length > 0) return found;
  return [
    diagnose('formula.relationship_not_key', { relationship: name, to, key: primaryKey }, { path: `${path}/fields` }),
  ];
}

function checkPair(
  [own, key]: [string, string],
  left: NamedDataset,
  right: NamedDataset,
  path: string,
): readonly Diagnostic[] {
  const sides = [
    { dataset: left, field: own },
    { dataset: right, field: key },
  ];
  const unknown = sides.filter(({ dataset, field }) => !dataset.fields.has(field));
  if (unknown.length > 0) {
    return unknown.map(({ dataset, field }) =>
      diagnose(
        'formula.unknown_field',
        { dataset: dataset.name, field, nearest: nearestName(field, dataset.fields.keys()) },
        { path },
      ),
    );
  }
  const [ownType, keyType] = sides.map(({ dataset, field }) => dataset.fields.get(field)?.type);
  if (ownType === undefined || keyType === undefined || ownType === keyType) return [];
  const parameters = {
    own: `${left.name}.${own}`,
    own_type: describeType(ownType),
    key: `${right.name}.${key}`,
    key_type: describeType(keyType),
  };
  return [diagnose('formula.relationship_types', parameters, { path })];
}
