import { diagnose, nearestName } from '@core/diagnostics';
import { parseDuration, type Duration } from '@core/formula';
import type { Findings } from './findings';
import { reportRepeated } from './report-repeated';

/** What a value is set beside: itself earlier (one bucket, or a duration), or its target. */
export type Comparison =
  | { readonly kind: 'earlier'; readonly text: string; readonly path: string; readonly duration?: Duration }
  | { readonly kind: 'target'; readonly text: string; readonly path: string };

export function readComparisons(texts: readonly string[], findings: Findings): readonly Comparison[] {
  reportRepeated(texts, '/compare', findings);
  return texts.flatMap((text, index): readonly Comparison[] => {
    const path = `/compare/${index}`;
    if (text === 'target') return [{ kind: 'target', text, path }];
    if (text === 'previous') return [{ kind: 'earlier', text, path }];
    const duration = parseDuration(text);
    if (duration !== undefined && duration.amount > 0) return [{ kind: 'earlier', text, path, duration }];
    findings.add(
      diagnose('run.unknown_comparison', { text, nearest: nearestName(text, ['previous', 'target']) }, { path }),
    );
    return [];
  });
}
