import { findPaths } from '../paths/find-paths';
import type { SyntaxNode } from '../syntax/syntax-node';
import type { MetricLeaf } from '../tree/metric-leaf';
import type { CheckContext } from './context';
import { namedFields } from './named-fields';
import { datasetReachingAll } from './settle';

type Asking = Pick<CheckContext, 'names' | 'dataset'>;

/**
 * The row on which a condition over aggregates is asked: one of their dataset, or of the document's where they have several
 * and each of them leads there; none where that is not so.
 */
export function rowOfCondition(leaves: readonly MetricLeaf[], { names, dataset }: Asking): readonly string[] {
  const kept = leaves.filter(({ dropped }) => dropped !== 'all');
  const over = [...new Set((kept.length > 0 ? kept : leaves).map((leaf) => leaf.dataset))];
  if (over.length === 1) return over;
  if (dataset === undefined) return [];
  return over.every((each) => findPaths(each, dataset.name, names).length === 1) ? [dataset.name] : [];
}

/** The row on which the arguments of an aggregate are asked: of the dataset that their fields name, else of the document's. */
export function rowOfArguments(args: readonly SyntaxNode[], asking: Asking): readonly string[] {
  const named = datasetReachingAll(namedFields(args, asking), asking.names) ?? asking.dataset?.name;
  return named === undefined ? [] : [named];
}
