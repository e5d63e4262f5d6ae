import type { Modifier } from '../tree/expression';
import type { MetricLeaf } from '../tree/metric-leaf';
import type { Datasets } from './context';

/** What is settled of each leaf when a modifier stands around it: the inner one wins, shifts and drops add up. */
export function settleLeaves(
  leaves: readonly MetricLeaf[],
  modifier: Modifier,
  datasets: Datasets,
): readonly MetricLeaf[] {
  switch (modifier.kind) {
    case 'on':
      return leaves.map((leaf) => ({ ...leaf, placed: leaf.placed ?? 'on' }));
    case 'at':
      return leaves.map((leaf) => hold(leaf, modifier.end, datasets));
    case 'during':
      return leaves.map((leaf) => hold(leaf, 'during', datasets));
    case 'rolling':
    case 'to_date':
    case 'running':
    case 'between':
      return leaves.map((leaf) => ({ ...leaf, window: leaf.window ?? modifier.kind }));
    case 'previous':
      return leaves.map(shift);
    case 'change':
    case 'growth':
      return [...leaves, ...leaves.map(shift)];
    case 'running_along':
      return leaves.map((leaf) => ({ ...leaf, along: leaf.along ?? modifier.dimension.name }));
    case 'total': {
      const names = modifier.dimensions.map(({ name }) => name);
      return leaves.map((leaf) => drop(leaf, names));
    }
    default:
      return leaves;
  }
}

/** Whether the rows of a dataset hold for a stretch of time. */
export function isInterval(dataset: string, datasets: Datasets): boolean {
  return datasets.dataset(dataset)?.definition.valid !== undefined;
}

function hold(leaf: MetricLeaf, placed: 'start' | 'end' | 'during', datasets: Datasets): MetricLeaf {
  return isInterval(leaf.dataset, datasets) ? { ...leaf, placed: leaf.placed ?? placed } : leaf;
}

/** A window of fixed dates does not move. */
function shift(leaf: MetricLeaf): MetricLeaf {
  return leaf.window === 'between' ? leaf : { ...leaf, shifted: true };
}

function drop(leaf: MetricLeaf, dimensions: readonly string[]): MetricLeaf {
  if (leaf.dropped === 'all') return leaf;
  if (dimensions.length === 0) return { ...leaf, dropped: 'all' };
  return { ...leaf, dropped: [...new Set([...leaf.dropped, ...dimensions])].toSorted() };
}
