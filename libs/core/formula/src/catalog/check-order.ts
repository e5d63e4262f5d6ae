import type { DatasetDefinition, MetricDefinition } from '@core/definition';
import { diagnose, type Diagnostic } from '@core/diagnostics';
import { aggregatesWithout } from '../check/aggregates-beneath';
import type { Expression } from '../tree/expression';
import type { World } from './world';

/** A formula of a metric: the text that `path` points to. */
interface PlacedText {
  readonly metric: Pick<MetricDefinition, 'dataset' | 'time'>;
  readonly text: string;
  readonly path: string;
}

/** Reports aggregates that need a time which neither their dataset, nor the metric, nor a modifier gives. */
export function reportUntimed(
  expression: Expression,
  text: PlacedText,
  world: Pick<World, 'datasets'>,
): readonly Diagnostic[] {
  return [...reportUnordered(expression, text, world), ...reportUnplaced(expression, text, world)];
}

/** `first` and `last` go by time. */
function reportUnordered(expression: Expression, { metric, path }: PlacedText, { datasets }: Pick<World, 'datasets'>) {
  return aggregatesWithout(['on'], expression).flatMap(({ function: name, dataset, span }) => {
    const isOrdered = name === 'first' || name === 'last';
    if (!isOrdered || isTimed(datasets.get(dataset)?.definition, metric)) return [];
    return [diagnose('formula.no_time', { name, dataset }, { path, span })];
  });
}

/** Rows of an interval dataset belong to a bucket by `.at`, `.during`, `.on` or a time field. */
function reportUnplaced(
  expression: Expression,
  { metric, text, path }: PlacedText,
  { datasets }: Pick<World, 'datasets'>,
) {
  return aggregatesWithout(['at', 'during', 'on'], expression).flatMap(({ dataset, span }) => {
    const definition = datasets.get(dataset)?.definition;
    if (definition?.valid === undefined || isTimed(definition, metric)) return [];
    const aggregate = text.slice(span.start, span.end);
    return [diagnose('formula.interval_without_time', { dataset, aggregate }, { path, span })];
  });
}

/** Whether the dataset has a time field, or the metric one for it. */
function isTimed(dataset: DatasetDefinition | undefined, metric: PlacedText['metric']): boolean {
  return dataset?.time !== undefined || (metric.dataset === dataset?.name && metric.time !== undefined);
}
