import { diagnose } from '@core/diagnostics';
import type { Findings } from './findings';

/** Each entry of a list that stands there a second time. */
export function reportRepeated(names: readonly string[], path: string, findings: Findings): void {
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) < index) findings.add(diagnose('run.repeated', { name }, { path: `${path}/${index}` }));
  }
}
