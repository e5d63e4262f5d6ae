import type { CellValue, FormatDefinition } from '@core/definition';
import { formatValue } from './format-value';
import type { CatalogueMetric } from './gather-catalogue';
import type { Measured } from './measure';
import { tellDimension } from './tell-facts';
import type { Telling } from './telling';

/** Rows of a metric that is a breakdown by nature, before the rest is left out. */
const MOST_ROWS = 8;

/** The value over the whole period, as one phrase; of a breakdown the first rows that have a value. */
export function tellWhole(
  { whole, problem }: Measured,
  format: FormatDefinition | undefined,
  { language, words }: Telling,
  most_rows = MOST_ROWS,
): string {
  const [only] = whole;
  if (problem !== undefined || only === undefined) return '–';
  if (whole.length === 1 && only.members.length === 0) return formatValue(only.value, format, language);
  const filled = whole.filter(({ value }) => value !== null);
  const told = filled
    .slice(0, most_rows)
    .map(({ members, value }) => `${nameMembers(members)}${words.colon}${formatValue(value, format, language)}`);
  return [...told, ...(whole.length > told.length ? ['…'] : [])].join('; ');
}

function nameMembers(members: readonly CellValue[]): string {
  return members.map((member) => (member === null ? '–' : String(member))).join(' / ');
}

/** The value over the whole period and in its last bucket, with the parameters that it was asked with. */
export function tellValues({ metric, measured }: CatalogueMetric, telling: Telling): string | undefined {
  if (measured === undefined) return undefined;
  const { words, language, period = '' } = telling;
  const { format, by = [] } = metric.definition;
  const { last, parameters } = measured;
  const label = [period, ...by.map((dimension) => tellDimension(dimension, metric, telling))].join(', ');
  const whole = `${label}${words.colon}**${tellWhole(measured, format, telling)}**`;
  const bucket = last && `${nameBucket(last, telling)}${words.colon}${formatValue(last.value, format, language)}`;
  const given = Object.entries(parameters).map(([name, value]) => `\`${name} = ${JSON.stringify(value)}\``);
  const settings = given.length === 0 ? '' : ` (${words.with_parameters} ${given.join(', ')})`;
  return `${[whole, bucket].filter(Boolean).join('; ')}${settings}`;
}

function nameBucket({ grain, start }: NonNullable<Measured['last']>, { words, language }: Telling): string {
  const date = new Date(start);
  if (grain === 'quarter') return words.quarter(Math.floor(date.getUTCMonth() / 3) + 1, date.getUTCFullYear());
  return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(date);
}
