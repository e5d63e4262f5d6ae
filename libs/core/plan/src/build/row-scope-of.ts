import type { ParameterValue } from '@core/definition';
import type { CheckedMetric, FieldReference } from '@core/formula';
import type { RowScope } from '../lower/row-scope';
import { formatInstant } from '../time/moment';
import type { AskedMetric } from './asked-metric';
import type { Context, TextScope } from './context';

/** The rows at hand, and what is to be told of the texts that are read on them. */
export interface RowsAt {
  readonly home: string;
  readonly onUnreachable?: (reference: FieldReference) => void;
  /** A text looks at an end of the window. */
  readonly onBound?: () => void;
}

/** What a text of `scope` means on the rows of `home`. */
export function rowScopeOf(
  { query, asked }: Context,
  { metric, view }: TextScope,
  { home, onUnreachable = refuse, onBound }: RowsAt,
): RowScope {
  return {
    catalog: query.catalog,
    home,
    prefix: [],
    parameter: ({ name }) => parameterValue(name, { given: query.parameters, asked, metric }),
    bound: (end, form) => {
      onBound?.();
      return query.windows.bound(view, end, form);
    },
    as_of: formatInstant(query.time.calendar.as_of),
    hours: (calendar) => query.calendar.hours(calendar, asked),
    onUnreachable,
    spend: query.spendOnRows,
  };
}

function refuse(reference: FieldReference): never {
  throw new TypeError(`${reference.dataset} does not hold ${reference.field}`);
}

/**
 * The query's value, else the default of the metric asked for, else of the metric whose text it is; where both declare the
 * parameter without one, any default beneath.
 */
export function parameterValue(
  name: string,
  from: {
    readonly given: Readonly<Record<string, ParameterValue>>;
    readonly asked: AskedMetric;
    readonly metric: CheckedMetric;
  },
): ParameterValue {
  const { given, asked, metric } = from;
  if (Object.hasOwn(given, name)) return given[name] ?? null;
  const defaults = [asked.metric, metric, ...asked.reached].map(({ parameters }) => parameters.get(name)?.default);
  return defaults.find((value) => value !== undefined) ?? null;
}
