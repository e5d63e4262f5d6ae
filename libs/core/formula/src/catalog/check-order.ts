import type { MetricDefinition } from '@core/definition';
import { diagnose, type Diagnostic } from '@core/diagnostics';
import { aggregatesWithout } from '../check/aggregates-beneath';
import type { Names } from '../check/context';
import type { Expression } from '../tree/expression';

/** A formula of a metric, at `path` in its document. */
interface MetricText {
  readonly definition: MetricDefinition;
  readonly names: Pick<Names, 'dataset'>;
  readonly path: string;
}

/** Reports aggregates that need a time which neither their dataset, nor the metric, nor a modifier gives. */
export function reportUntimed(expression: Expression, text: MetricText): readonly Diagnostic[] {
  return [...reportUnordered(expression, text), ...reportUnplaced(expression, text)];
}

/** `first` and `last` go by time. */
function reportUnordered(expression: Expression, text: MetricText): readonly Diagnostic[] {
  return aggregatesWithout(['on'], expression).flatMap(({ function: name, dataset, span }) => {
    const isOrdered = name === 'first' || name === 'last';
    if (!isOrdered || isTimed(dataset, text)) return [];
    return [diagnose('formula.no_time', { name, dataset }, { path: text.path, span })];
  });
}

/** Rows of an interval dataset belong to a bucket by `.at`, `.during`, `.on` or a time field. */
function reportUnplaced(expression: Expression, text: MetricText): readonly Diagnostic[] {
  const { definition, names, path } = text;
  const { formula, target } = definition;
  const written = path === '/target' && typeof target === 'string' ? target : formula;
  return aggregatesWithout(['at', 'during', 'on'], expression).flatMap(({ dataset, span }) => {
    const isInterval = names.dataset(dataset)?.definition.valid !== undefined;
    if (!isInterval || isTimed(dataset, text)) return [];
    const aggregate = written.slice(span.start, span.end);
    return [diagnose('formula.interval_without_time', { dataset, aggregate }, { path, span })];
  });
}

/** Whether the dataset has a time field, or the metric one for it. */
function isTimed(dataset: string, { definition, names }: MetricText): boolean {
  const own = definition.dataset === dataset ? definition.time : undefined;
  return own !== undefined || names.dataset(dataset)?.definition.time !== undefined;
}
