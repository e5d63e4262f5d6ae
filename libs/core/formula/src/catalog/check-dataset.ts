import { diagnose, nearestName, type Diagnostic } from '@core/diagnostics';
import { checkAccess } from './check-access';
import { checkFreshness } from './check-freshness';
import { checkRowText } from './check-text';
import { checkTime, type TimeResult } from './check-time';
import { checkValidity } from './check-validity';
import { reportDuplicates } from './duplicates';
import type { LazyDataset } from './named-dataset';
import { checkRelationship, type DatasetWorld } from './check-relationship';
import type { CheckedDataset, CheckedField } from './types';
import type { DatasetEntry } from './world';

export interface DatasetResult {
  readonly dataset: CheckedDataset;
  readonly diagnostics: readonly Diagnostic[];
}

/** A dataset as a whole: fields, key, relationships, time, validity, freshness, assertions and access. */
export function checkDatasetEntry(
  { definition, version }: DatasetEntry,
  named: LazyDataset,
  world: DatasetWorld,
): DatasetResult {
  const { names } = world;
  const { name, relationships = [] } = definition;
  const answers = [...named.fields.keys()].map((field) => named.answer(field));
  const results = answers.flatMap((answer) => (answer?.kind === 'checked' ? [answer.result] : []));
  const fields = results.flatMap(({ field }) => (field ? [field] : []));
  const time: TimeResult =
    definition.time === undefined ? { diagnostics: [] } : checkTime(definition.time, named, names);
  const validity = checkValidity(definition, named);
  const { freshness, ...fresh } = checkFreshness(definition, named, names);
  const assertions = (definition.assertions ?? []).map((text, index) => ({
    text,
    ...checkRowText(text, { names, dataset: named, path: `/assertions/${index}` }, true),
  }));
  const { access, ...accessible } = checkAccess(definition, named, names);
  const diagnostics = [
    ...reportDuplicates(definition.fields, name, '/fields'),
    ...reportDuplicates(relationships, name, '/relationships'),
    ...results.flatMap((result) => result.diagnostics),
    ...checkKey(definition.primary_key, named),
    ...relationships.flatMap((relationship, index) => checkRelationship(relationship, named, world, index)),
    ...time.diagnostics,
    ...validity.diagnostics,
    ...fresh.diagnostics,
    ...assertions.flatMap((assertion) => assertion.diagnostics),
    ...accessible.diagnostics,
  ];
  const dataset: CheckedDataset = {
    name,
    version,
    definition,
    fields: new Map(fields.map((field): [string, CheckedField] => [field.name, field])),
    relationships: named.relationships,
    time: time.field,
    validity: validity.validity,
    ...(freshness && { freshness }),
    assertions: assertions.flatMap(({ text, expression }) => (expression ? [{ text, condition: expression }] : [])),
    ...(access && { access }),
  };
  return { dataset, diagnostics };
}

function checkKey(key: readonly string[], { name, fields }: LazyDataset): readonly Diagnostic[] {
  return key.flatMap((field, index) => {
    if (fields.has(field)) return [];
    const nearest = nearestName(field, fields.keys());
    return [diagnose('formula.unknown_key', { dataset: name, field, nearest }, { path: `/primary_key/${index}` })];
  });
}
