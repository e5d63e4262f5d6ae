import type { Span } from '@core/diagnostics';
import { ownerOf } from '../paths/follow-path';
import type { FieldReference } from '../tree/expression';
import type { CheckContext, NamedDataset } from './context';
import { parsePath } from './dimension-names';
import { fieldReference, readPath } from './field-names';

type Asking = Pick<CheckContext, 'names' | 'findings'>;

/** Reports a field that has findings of its own or that needs the text at hand; true when it is sound. */
export function requireSoundField(
  { dataset, path, field }: Pick<FieldReference, 'dataset' | 'path' | 'field'>,
  span: Span,
  { names, findings }: Asking,
): boolean {
  const start = names.dataset(dataset);
  const fields = start && ownerOf(start, path, names)?.fields;
  if (fields?.get(field)) return true;
  const cycle = fields?.cycle?.(field);
  if (cycle) findings.report('formula.cycle', { cycle }, span);
  else findings.report('formula.unsound', { kind: 'field', name: field }, span);
  return false;
}

/** The same for the time field of a dataset, whose path may cross relationships; one without any is reported. */
export function requireTime(name: string, dataset: NamedDataset, span: Span, { names, findings }: Asking): boolean {
  const path = dataset.definition.time === undefined ? undefined : parsePath(dataset.definition.time);
  if (path === undefined) {
    findings.report('formula.no_time', { name, dataset: dataset.name }, span);
    return false;
  }
  const { own, held } = readPath(path.parts, { names, dataset });
  const reading = own?.followed.kind === 'field' ? own : held;
  return reading !== undefined && fieldReference(reading, { span }, { findings }) !== undefined;
}

/** The same for the fields that say how long a row of an interval dataset holds; another dataset is reported. */
export function requireValidity(modifier: string, dataset: NamedDataset, span: Span, asking: Asking): boolean {
  const { valid } = dataset.definition;
  if (valid === undefined) {
    asking.findings.report('formula.no_interval', { modifier, datasets: [dataset.name] }, span);
    return false;
  }
  const fields = [valid.from, ...('to' in valid ? [valid.to] : valid.until_next_per)];
  return fields.every((field) => requireSoundField({ dataset: dataset.name, path: [], field }, span, asking));
}
