import type { Catalog } from '@core/formula';
import { datasetsOnRows } from '../frame/datasets-in';
import { collectJoins } from './collect-joins';
import type { LeafSpec } from './leaf-spec';
import { leafParts } from './row-parts';

/** Every dataset that a leaf reads, its own first. */
export function datasetsOfLeaf(leaf: LeafSpec, catalog: Catalog): readonly string[] {
  const parts = leafParts(leaf);
  return datasetsOnRows(leaf.dataset, collectJoins(leaf.dataset, parts, catalog), parts);
}
