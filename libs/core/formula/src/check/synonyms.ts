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

/** What other languages have a function for, as it is written here. */
const CALL_SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['sumif', 'sum(x).where(condition)'],
  ['sumifs', 'sum(x).where(condition)'],
  ['countif', 'count(condition)'],
  ['countifs', 'count(condition)'],
  ['averageif', 'avg(x).where(condition)'],
  ['averageifs', 'avg(x).where(condition)'],
  ['calculate', 'x.where(condition)'],
  ['divide', 'a / b'],
  ['iferror', 'x ?? 0'],
  ['networkdays', 'business_minutes_between(from, to)'],
  ['rankx', 'x.rank()'],
  ['row_number', 'x.rank()'],
  ['dense_rank', 'x.rank()'],
  ['lag', 'x.previous()'],
  ['averagex', 'avg(x.per(key))'],
  ['sumx', 'sum(x.per(key))'],
  ['totalytd', 'x.to_date(year)'],
]);

/** What a call of a function of another language is here. */
export function callMeant(name: string): string | undefined {
  return CALL_SYNONYMS.get(name.toLowerCase());
}

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
