import { localize } from '@core/definition';
import { nameUnit } from './format-value';
import type { CatalogueMetric } from './gather-catalogue';
import { tellBenchmark, tellDimension, tellParameter, tellTarget } from './tell-facts';
import { tellValues } from './tell-value';
import { link, titleOf, type Telling } from './telling';

/** A metric as a block: its name, what it means, its formula, and the rest as a list; `depth` is that of its heading. */
export function renderMetric(entry: CatalogueMetric, telling: Telling, depth = 3): string {
  const { metric, aliases } = entry;
  const { definition, name, alias_of } = metric;
  const { words, language } = telling;
  const description = localize(definition.description, [language], '').trim();
  const head = [`<a id="${name}"></a>`, `${'#'.repeat(depth)} ${titleOf(name, telling)}`, `\`${name}\``];
  if (alias_of !== undefined)
    return [...head, words.alias(link(alias_of, telling)), description].filter(Boolean).join('\n\n');
  const facts: readonly (readonly [string, string | undefined])[] = [
    [words.value, tellValues(entry, telling)],
    [words.unit, definition.format?.unit && nameUnit(definition.format.unit, language)],
    [words.better, definition.direction && words.directions[definition.direction]],
    [words.usual, definition.grain && words.grains[definition.grain]],
    [words.target, tellTarget(metric.definition, language)],
    [words.benchmark, definition.benchmarks?.map((one) => tellBenchmark(one, definition.format, telling)).join('; ')],
    [words.dimensions, definition.dimensions?.map((dimension) => tellDimension(dimension, metric, telling)).join(', ')],
    [words.parameters, [...metric.parameters.values()].map((one) => tellParameter(one, telling)).join(', ')],
    [words.made_of, metric.references.map((other) => link(other, telling)).join(', ')],
    [words.data, metric.datasets.map((dataset) => `\`${dataset}\``).join(', ')],
    [words.also, aliases.map((alias) => link(alias, telling)).join(', ')],
  ];
  const list = facts.flatMap(([label, text]) => (text ? [`- **${label}**${words.colon}${text}`] : []));
  return [...head, description, `\`\`\`\n${definition.formula.trim()}\n\`\`\``, list.join('\n')]
    .filter(Boolean)
    .join('\n\n');
}
