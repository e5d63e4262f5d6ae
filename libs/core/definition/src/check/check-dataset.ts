import { diagnose, nearestName, stepInto, type Diagnostic } from '@core/diagnostics';
import type { DatasetDefinition, ValidityDefinition } from '../types/dataset';
import { checkColumns } from './check-columns';
import { checkConnection } from './check-connection';
import { checkField } from './check-field';
import { checkName } from './check-name';
import { checkSource } from './check-source';
import { checkUnique } from './check-unique';

/** What the parts of one dataset say about one another. */
export function checkDataset(dataset: DatasetDefinition): readonly Diagnostic[] {
  const { name, source, fields, relationships = [] } = dataset;
  return [
    ...checkName(name, '/name'),
    ...checkSource(source),
    ...checkConnection(dataset),
    ...fields.flatMap((field, index) => checkField(field, `/fields/${index}`)),
    ...checkUnique(fields, 'fields', '/fields'),
    ...checkColumns(fields),
    ...relationships.flatMap((relationship, index) => checkName(relationship.name, `/relationships/${index}/name`)),
    ...checkUnique(relationships, 'relationships', '/relationships'),
    ...checkReferences(dataset),
  ];
}

/** Fields that the keys, the time, the validity, the relationships and the rules of access name. */
function checkReferences({
  primary_key,
  time,
  fields,
  relationships = [],
  valid,
  access = [],
}: DatasetDefinition): readonly Diagnostic[] {
  const known = fields.map(({ name }) => name);
  const mustExist = (field: string, role: string, path: string): readonly Diagnostic[] =>
    known.includes(field)
      ? []
      : [diagnose('definition.no_such_field', { field, role, nearest: nearestName(field, known) }, { path })];
  return [
    ...primary_key.flatMap((field, index) => mustExist(field, 'the primary key', `/primary_key/${index}`)),
    ...relationships.flatMap((relationship, index) =>
      Object.keys(relationship.fields).flatMap((field) =>
        mustExist(field, `the relationship ${relationship.name}`, stepInto(`/relationships/${index}/fields`, field)),
      ),
    ),
    ...momentsOf(valid).flatMap(([field, at]) => mustExist(field, 'valid', `/valid/${at}`)),
    ...access.flatMap(({ hidden = [] }, rule) =>
      hidden.flatMap((field, index) => mustExist(field, 'hidden', `/access/${rule}/hidden/${index}`)),
    ),
    ...(time === undefined ? [] : checkTime(time, { mustExist, relationships: relationships.map(({ name }) => name) })),
  ];
}

/** The fields that make up a validity, with their places in it. */
function momentsOf(valid: ValidityDefinition | undefined): readonly (readonly [field: string, at: string])[] {
  if (valid === undefined) return [];
  if ('to' in valid) {
    return [
      [valid.from, 'from'],
      [valid.to, 'to'],
    ];
  }
  return [[valid.from, 'from'], ...valid.until_next_per.map((key, index) => [key, `until_next_per/${index}`] as const)];
}

function checkTime(
  time: string,
  {
    mustExist,
    relationships,
  }: {
    readonly mustExist: (field: string, role: string, path: string) => readonly Diagnostic[];
    readonly relationships: readonly string[];
  },
): readonly Diagnostic[] {
  const [relationship = '', ...further] = time.split('.');
  if (further.length === 0) return mustExist(time, 'time', '/time');
  if (relationships.includes(relationship)) return [];
  const nearest = nearestName(relationship, relationships);
  return [diagnose('definition.no_such_relationship', { relationship, role: 'time', nearest }, { path: '/time' })];
}
