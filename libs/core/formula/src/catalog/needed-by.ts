import type { Expression } from '../tree/expression';
import { calendarNamed } from './calendar-named';
import { expressionsIn } from './expressions-in';
import { referencesOf } from './references';
import type { CheckedDataset, CheckedMetric } from './types';

/** Names of definitions, each once. */
export interface NeededNames {
  readonly metrics: readonly string[];
  readonly datasets: readonly string[];
  readonly calendars: readonly string[];
}

/** What a metric needs at hand so that it is sound: all that its texts name, and what they read; not what that needs in turn. */
export function neededByMetric(metric: CheckedMetric): NeededNames {
  const { definition, formula, where, filters, fields, target, alias_of, parameters } = metric;
  if (alias_of !== undefined) return { metrics: [alias_of], datasets: [], calendars: [] };
  const target_formula = target?.kind === 'formula' ? [target.expression] : [];
  const locals = [...fields.values()].flatMap(({ origin }) =>
    origin.kind === 'calculated' ? [origin.expression] : [],
  );
  const texts = [formula, ...(where ? [where] : []), ...filters.values(), ...target_formula, ...locals];
  const parts = texts.flatMap(expressionsIn);
  const defaults = [...parameters.values()].flatMap(({ type, default: value }) =>
    type === 'calendar' && typeof value === 'string' ? [value] : [],
  );
  return {
    metrics: distinct(texts.flatMap(referencesOf)),
    datasets: distinct([definition.dataset ?? [], ...metric.datasets, ...parts.flatMap(relatedIn)].flat()),
    calendars: distinct(
      [definition.calendar ?? [], ...defaults, ...parts.flatMap((part) => calendarNamed(part) ?? [])].flat(),
    ),
  };
}

/** What a dataset needs: where its relationships lead, and what its calculated fields, assertions and rules of access name. */
export function neededByDataset({ fields, relationships, assertions, access = [] }: CheckedDataset): NeededNames {
  const calculated = [...fields.values()].flatMap(({ origin }) =>
    origin.kind === 'calculated' ? [origin.expression] : [],
  );
  const rules = access.flatMap(({ condition }) => (condition ? [condition] : []));
  const parts = [...calculated, ...assertions.map(({ condition }) => condition), ...rules].flatMap(expressionsIn);
  return {
    metrics: [],
    datasets: distinct([...[...relationships.values()].map(({ to }) => to), ...parts.flatMap(relatedIn)]),
    calendars: distinct(parts.flatMap((part) => calendarNamed(part) ?? [])),
  };
}

/** Rows are related the other way than relationships lead. */
function relatedIn(part: Expression): readonly string[] {
  return part.kind === 'related' ? [part.dataset] : [];
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
