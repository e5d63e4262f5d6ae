import { boundsIn } from './bounds-in';
import type { LeafSpec } from './leaf-spec';
import { rowKey } from './row-keys';
import { leafParts } from './row-parts';

/**
 * Leaves with equal keys share a frame: same rows, dimensions and ends of windows. Windows of buckets and those of the whole
 * period stay apart, so that either can be cut simply, and so does what lists the groups of the result.
 */
export function frameKey(leaf: LeafSpec): string {
  const { dataset, time, dimensions, running, windows, lists } = leaf;
  const bounds = boundsIn(leafParts(leaf)).map(({ name }) => name);
  return [
    dataset,
    time ? rowKey(time) : '',
    dimensions.map(({ expression }) => rowKey(expression)).join('\t'),
    running ? [running.dimension, running.order, rowKey(running.place)].join('\t') : '',
    bounds.length === 0 ? windows.serves : bounds.join('\t'),
    lists === 'groups',
  ].join('\n');
}
