const byKind = {
  operators: '+ - * / // % ||',
  aggregates:
    'count count_star sum fsum avg favg min max first bool_and bool_or median quantile_cont stddev_samp var_samp',
  estimates: 'approx_count_distinct',
  neighbours: 'lead',
  numbers: 'abs ceil exp floor ln log10 power round sign sqrt isfinite greatest least nullif',
  texts: 'contains ends_with length lower right starts_with strpos trim upper',
  times: 'date_diff date_part date_trunc epoch_us make_timestamp timezone day hour isodow month quarter week year',
  lists: 'len list_filter list_reduce list_transform list_value row',
};

/**
 * All functions that the compiler writes (`core/sql`), as the engine's parser calls them. Of the hundreds of others some tell of
 * settings, of other tables or of the session, some change it, some wait: nobody could tell them apart one by one.
 */
export const knownFunctions: ReadonlySet<string> = new Set(Object.values(byKind).flatMap((names) => names.split(' ')));
