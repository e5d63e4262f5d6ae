import type { ParameterValue } from '@core/definition';
import type { CheckedMetric, FieldReference } from '@core/formula';
import type { RowScope } from '../lower/row-scope';
import { formatInstant, windowOf } from '../time/moment';
import type { AskedMetric } from './asked-metric';
import type { Context, TextScope } from './context';
import { allTime } from '../frames/window-set';

/** What a text of `scope` means on the rows of `home`, in the bucket at hand. */
export function rowScopeOf(
  { query, asked }: Context,
  { metric, shift, span }: TextScope,
  at: { readonly home: string; readonly bucket: number; readonly onUnreachable?: (reference: FieldReference) => void },
): RowScope {
  const { calendar } = query.time;
  return {
    catalog: query.catalog,
    home: at.home,
    prefix: [],
    parameter: ({ name }) => parameterValue(name, { given: query.parameters, asked, metric }),
    window: () => {
      const { ranges, serves } = query.windowsOf(shift, span) ?? allTime;
      return windowOf(ranges[serves === 'all' ? 0 : at.bucket] ?? {}, calendar.timezone);
    },
    as_of: formatInstant(calendar.as_of),
    onUnreachable: at.onUnreachable ?? refuse,
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
