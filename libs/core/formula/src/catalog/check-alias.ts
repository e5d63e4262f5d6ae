import type { MetricDefinition } from '@core/definition';
import { diagnose, nearestName, type Diagnostic } from '@core/diagnostics';
import type { NamedMetric } from '../check/context';
import type { CheckedMetric } from './types';
import type { AliasEntry, World } from './world';

export interface AliasSignature {
  /** The metric that is meant, under the alias's own name. */
  readonly metric: NamedMetric | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks whether an alias stands for a metric; that may be an alias itself. */
export function checkAlias({ definition }: AliasEntry, { names }: Pick<World, 'names'>): AliasSignature {
  const { name, alias_of } = definition;
  const answer = names.metric(alias_of);
  const at = { path: '/alias_of' };
  switch (answer.kind) {
    case 'metric':
      return { metric: { ...answer.metric, name }, diagnostics: [] };
    case 'cycle':
      return { metric: undefined, diagnostics: [diagnose('formula.cycle', { cycle: answer.cycle }, at)] };
    case 'unsound':
      return {
        metric: undefined,
        diagnostics: [diagnose('formula.unsound', { kind: 'metric', name: alias_of }, at)],
      };
    default: {
      const nearest = nearestName(alias_of, names.metricNames);
      return { metric: undefined, diagnostics: [diagnose('formula.unknown_metric', { name: alias_of, nearest }, at)] };
    }
  }
}

/** A metric under its other name: with that name's own title, and what else it says for itself; its tests stay behind. */
export function renameMetric(metric: CheckedMetric, { definition, version }: AliasEntry): CheckedMetric {
  const { name, alias_of, ...own } = definition;
  const { title: _title, tests: _tests, ...shared } = metric.definition;
  const renamed: MetricDefinition = { ...shared, ...withoutAbsent(own), name };
  return { ...metric, name, version, definition: renamed, alias_of };
}

function withoutAbsent<T extends object>(keys: T): T {
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined)) as T;
}
