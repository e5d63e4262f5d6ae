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

/** What other languages call the modifiers of this one, each as it is written here. */
const MODIFIER_SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['filter', '.where(…)'],
  ['lag', '.previous(…)'],
  ['prior', '.previous(…)'],
  ['shift', '.previous(…)'],
  ['delta', '.change(…)'],
  ['yoy', '.growth(1 year)'],
  ['mom', '.growth(1 month)'],
  ['ytd', '.to_date(year)'],
  ['qtd', '.to_date(quarter)'],
  ['mtd', '.to_date(month)'],
  ['wtd', '.to_date(week)'],
  ['cumulative', '.running()'],
  ['running_total', '.running()'],
  ['moving', '.rolling(…)'],
  ['trailing', '.rolling(…)'],
  ['rollup', '.total(…)'],
  ['percent_of_total', '.share()'],
  ['by', '.per(…) in an aggregate, as in avg(x.per(key))'],
  ['over', '.per(…) in an aggregate, as in avg(x.per(key))'],
  ['group_by', '.per(…) in an aggregate, as in avg(x.per(key))'],
  ['partition_by', '.per(…) in an aggregate, as in avg(x.per(key))'],
]);

/** The modifier that a name has here, as it is written. */
export function modifierMeant(name: string): string | undefined {
  return MODIFIER_SYNONYMS.get(name.toLowerCase());
}

/** The function that was probably meant, by its own name or by one that it has elsewhere. */
export function nearestFunction(name: string, functions: Iterable<string>): string | undefined {
  const meant = SYNONYMS.get(name.toLowerCase());
  if (meant !== undefined) return meant;
  const nearest = nearestName(name, [...functions, ...SYNONYMS.keys()]);
  return nearest === undefined ? undefined : (SYNONYMS.get(nearest) ?? nearest);
}
