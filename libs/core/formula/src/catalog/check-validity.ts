import type { DatasetDefinition } from '@core/definition';
import { diagnose, nearestName, type Diagnostic } from '@core/diagnostics';
import type { NamedDataset } from '../check/context';
import { describeType, isMoment } from '../check/value-types';
import type { FieldReference } from '../tree/expression';
import { calculatedFrom, reachesOut } from './calculated-from';
import type { CheckedValidity } from './types';

export interface ValidityResult {
  readonly validity?: CheckedValidity;
  readonly diagnostics: readonly Diagnostic[];
}

/** How long the rows of a dataset hold: its own fields, whose moments are dates or timestamps, both of one type. */
export function checkValidity(
  { valid, primary_key }: Pick<DatasetDefinition, 'valid' | 'primary_key'>,
  dataset: NamedDataset,
): ValidityResult {
  if (valid === undefined) return { diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const own = (name: string, at: string) => ownField(name, dataset, { path: `/valid/${at}`, diagnostics });
  const moment = (name: string, at: string) => {
    const field = own(name, at);
    if (field === undefined || isMoment(field.type)) return field;
    const words = { field: name, found: describeType(field.type) };
    diagnostics.push(diagnose('formula.not_a_time_field', words, { path: `/valid/${at}` }));
    return undefined;
  };
  const from = moment(valid.from, 'from');
  if ('to' in valid) {
    const to = moment(valid.to, 'to');
    if (from === undefined || to === undefined) return { diagnostics };
    if (from.type === to.type) return { validity: { kind: 'fields', from, to }, diagnostics };
    const words = {
      from: valid.from,
      from_type: describeType(from.type),
      to: valid.to,
      to_type: describeType(to.type),
    };
    return { diagnostics: [diagnose('formula.validity_types', words, { path: '/valid' })] };
  }
  const per = valid.until_next_per.map((name, index) => own(name, `until_next_per/${index}`));
  const named = new Set([valid.from, ...valid.until_next_per, ...primary_key]);
  const fields = [...named].filter((name) => standsOnOthers(name, dataset));
  if (fields.length > 0) diagnostics.push(diagnose('formula.validity_reaches_out', { fields }, { path: '/valid' }));
  if (from === undefined || diagnostics.length > 0) return { diagnostics };
  return { validity: { kind: 'until_next', from, per: per.flatMap((field) => field ?? []) }, diagnostics };
}

function ownField(
  name: string,
  { name: dataset, fields }: NamedDataset,
  { path, diagnostics }: { readonly path: string; readonly diagnostics: Diagnostic[] },
): FieldReference | undefined {
  const field = fields.get(name);
  if (field === undefined) {
    const isKnown = fields.has(name);
    const nearest = nearestName(name, fields.keys());
    diagnostics.push(
      isKnown
        ? diagnose('formula.unsound', { kind: 'field', name }, { path })
        : diagnose('formula.unknown_field', { dataset, field: name, nearest }, { path }),
    );
    return undefined;
  }
  const span = { start: 0, end: name.length };
  return { kind: 'field', dataset, path: [], field: name, type: field.type, level: { kind: 'row', dataset }, span };
}

/** Rows follow one another by what they hold themselves: not by fields of other rows, which a load does not have at hand. */
function standsOnOthers(name: string, dataset: NamedDataset): boolean {
  return calculatedFrom(name, dataset).parts.some((part) => reachesOut(part, dataset.name));
}
