import { diagnose } from '@core/diagnostics';
import type { LeafDimension, LeafSpec } from '../frames/leaf-spec';
import { rowMaker } from '../lower/node-maker';
import { positionOf } from '../lower/ordered-text';
import type { Context } from './context';

/** The dimension along which the values of a leaf run, if they do; `lacking`, and a warning, for a leaf that does not have it. */
export function leafRunning(dimensions: readonly LeafDimension[], context: Context): LeafSpec['running'] | 'lacking' {
  const { running, query, space, metric } = context;
  if (running === undefined) return undefined;
  const dimension = dimensions.findIndex(({ index }) => index === running.at);
  const along = dimensions[dimension];
  if (along === undefined) {
    const words = { metric: metric.name, dimension: running.name };
    query.findings.add(diagnose('run.dimension_needed', words, { path: '/by' }));
    return 'lacking';
  }
  const values = query.dimensions.planned(space)[running.at]?.values;
  const place = values === undefined ? along.expression : positionOf(along.expression, values, rowMaker);
  return { dimension, order: running.order, place };
}
