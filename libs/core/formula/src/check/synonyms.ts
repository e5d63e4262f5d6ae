import { nearestName } from '@core/diagnostics';

/** What other languages call the functions of this one. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['average', 'avg'],
  ['mean', 'avg'],
  ['countd', 'count_distinct'],
  ['distinct', 'count_distinct'],
  ['distinct_count', 'count_distinct'],
  ['quantile', 'percentile'],
  ['stdev', 'stddev'],
  ['std', 'stddev'],
  ['var', 'variance'],
  ['every', 'all'],
  ['some', 'any'],
  ['iif', 'if'],
  ['ifnull', 'coalesce'],
  ['nvl', 'coalesce'],
  ['isnull', 'is_null'],
  ['ceiling', 'ceil'],
  ['log', 'ln'],
  ['datediff', 'days_between'],
  ['date_diff', 'days_between'],
  ['date_trunc', 'truncate_to'],
  ['least', 'min'],
  ['greatest', 'max'],
]);

/** The function that was probably meant, by its own name or by one that it has elsewhere. */
export function nearestFunction(name: string, functions: Iterable<string>): string | undefined {
  const meant = SYNONYMS.get(name.toLowerCase());
  if (meant !== undefined) return meant;
  const nearest = nearestName(name, [...functions, ...SYNONYMS.keys()]);
  return nearest === undefined ? undefined : (SYNONYMS.get(nearest) ?? nearest);
}
