import { localize, type BenchmarkDefinition, type FormatDefinition, type ParameterDefinition } from '@core/definition';
import { resolveDimension, type Catalog } from '@core/formula';
import { formatValue } from './format-value';
import type { CatalogueMetric } from './gather-catalogue';
import type { Telling } from './telling';

type Format = FormatDefinition | undefined;

export function tellTarget(
  { target, format }: CatalogueMetric['metric']['definition'],
  language: string,
): string | undefined {
  if (target === undefined) return undefined;
  if (typeof target === 'number') return formatValue(target, format, language);
  if (typeof target === 'string') return `\`${target}\``;
  return Object.entries(target)
    .map(([period, value]) => `${period} ${formatValue(value, format, language)}`)
    .join(', ');
}

export function tellBenchmark(
  { value, from, to, description, source }: BenchmarkDefinition,
  format: Format,
  { words, language }: Telling,
): string {
  const span = [
    value === undefined ? '' : formatValue(value, format, language),
    from === undefined ? '' : `${words.from} ${formatValue(from, format, language)}`,
    to === undefined ? '' : `${words.to} ${formatValue(to, format, language)}`,
  ];
  const meaning = localize(description, [language], '');
  return `${span.filter(Boolean).join(' ')}${meaning === '' ? '' : `${words.colon}${meaning}`} (${source})`;
}

/** A dimension by the title of its field, with the name by which it is asked for. */
export function tellDimension(
  dimension: string,
  { definition, fields }: CatalogueMetric['metric'],
  { catalog, language }: Telling,
): string {
  const { field } = resolveDimension(dimension, definition.dataset, catalog, fields);
  const title = field && titleOfField(field, catalog, language);
  return title === undefined ? `\`${dimension}\`` : `${title} \`${dimension}\``;
}

function titleOfField(
  field: NonNullable<ReturnType<typeof resolveDimension>['field']>,
  catalog: Catalog,
  language: string,
): string | undefined {
  const holder = catalog.dataset(field.dataset)?.definition.fields.find(({ name }) => name === field.field);
  return holder?.title === undefined ? undefined : localize(holder.title, [language], field.field);
}

export function tellParameter(
  { name, title, default: value, values }: ParameterDefinition,
  { words, language }: Telling,
): string {
  const notes = [
    localize(title, [language], ''),
    values?.join(' / ') ?? '',
    value === undefined || value === null ? '' : `${words.default_value} ${JSON.stringify(value)}`,
  ].filter(Boolean);
  return notes.length === 0 ? `\`${name}\`` : `\`${name}\` (${notes.join('; ')})`;
}
