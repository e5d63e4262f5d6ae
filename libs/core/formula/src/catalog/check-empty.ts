import type { MetricDefinition } from '@core/definition';
import { diagnose, type Diagnostic } from '@core/diagnostics';
import { describeType, isNumeric } from '../check/value-types';
import type { ValueType } from '../tree/types';

/** Whether the value over nothing is one that the metric can have; null and `hide` always are. */
export function reportEmpty(empty: MetricDefinition['empty'], type: ValueType): readonly Diagnostic[] {
  if (typeof empty !== 'number') return [];
  const fits = type === 'integer' ? Number.isSafeInteger(empty) : isNumeric(type);
  if (fits) return [];
  return [diagnose('formula.empty_type', { value: empty, type: describeType(type) }, { path: '/empty' })];
}
