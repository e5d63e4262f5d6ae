import type { Diagnostic } from '@core/diagnostics';
import type { NamedDataset, Names } from '../check/context';
import { parsePath } from '../check/dimension-names';
import { checkField } from '../check/field-names';
import { seenFrom } from '../check/settle';
import { describeType, isMoment } from '../check/value-types';
import { createFindings, type Findings } from '../source/findings';
import type { FieldReference } from '../tree/expression';

/** The time field of a dataset or metric: a date or timestamp, possibly behind many-to-one relationships. */
export function checkTime(time: string, dataset: NamedDataset, names: Names): TimeResult {
  const findings = createFindings('/time');
  const field = findTime(time, dataset, names, findings);
  return { ...(field && { field }), diagnostics: findings.sorted() };
}

export interface TimeResult {
  readonly field?: FieldReference;
  readonly diagnostics: readonly Diagnostic[];
}

function findTime(source: string, dataset: NamedDataset, names: Names, findings: Findings): FieldReference | undefined {
  const path = parsePath(source);
  const span = { start: 0, end: source.length };
  if (path === undefined) {
    return findings.report(
      'formula.wrong_argument',
      { name: 'time', expected: 'a field', example: 'order.ordered_at' },
      span,
    );
  }
  const context = { source, names, dataset, findings, parameters: new Map() };
  const field = checkField(path, false, context);
  if (field === undefined) return undefined;
  if (!isMoment(field.type)) {
    return findings.report('formula.not_a_time_field', { field: source, found: describeType(field.type) }, span);
  }
  return seenFrom(field, dataset.name, 'read', context);
}
