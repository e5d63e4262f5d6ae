import { datasetsOfLeaf } from '../frames/datasets-of-leaf';
import type { AskedMetric } from './asked-metric';
import type { Query } from './context';
import { leavesIn } from './draft';
import type { MetricDraft } from './plan-metric';

/** Reports the datasets that a metric reads and whoever asks may not. */
export function refuseDatasets(
  { columns, listing, members }: MetricDraft,
  { path }: Pick<AskedMetric, 'path'>,
  { access, catalog, findings }: Pick<Query, 'access' | 'catalog' | 'findings'>,
): void {
  if (access.isOpen) return;
  const drafts = columns.flatMap(({ draft, hide }) => (hide ? [draft, hide] : [draft]));
  const leaves = [...drafts.flatMap(leavesIn), ...listing, ...members];
  for (const dataset of new Set(leaves.flatMap((leaf) => datasetsOfLeaf(leaf, catalog)))) {
    const seen = access.of(dataset);
    if (seen.kind === 'refused') findings.add(...seen.problems.map((problem) => ({ ...problem, path })));
  }
}
