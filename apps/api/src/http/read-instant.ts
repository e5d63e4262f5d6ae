import { DomainError } from '@core/diagnostics';
import { readBound } from '@core/engine';

/**
 * The instant that a query parameter speaks of: an instant as it is, a period (`2017-03`, `2017-03-05`) by its start in
 * the zone. Throws `request.bad_query`.
 */
export function readInstant(
  name: string,
  text: string,
  { timezone, now }: { readonly timezone: string; readonly now: Date },
): string {
  const { instant, diagnostics } = readBound(text, { timezone, as_of: now.toISOString() });
  if (instant !== undefined) return instant;
  const problem = diagnostics[0]?.message ?? `"${text}" is not a period`;
  throw DomainError.of('request.bad_query', {
    reason: `${name}: ${problem}. Instants such as 2017-03-05T06:00:00Z, dates and periods such as 2017-03 are accepted`,
  });
}

export interface RangeQuery {
  readonly from?: string;
  readonly to?: string;
  readonly timezone?: string;
}

/** `from` and `to` of a query as instants; absent where they are absent there. A zone that there is not is refused in any case. */
export function readRange(
  { from, to, timezone }: RangeQuery,
  now: Date,
): { readonly from?: string; readonly to?: string } {
  const place = { timezone: timezone ?? 'UTC', now };
  if (timezone !== undefined) readInstant('timezone', '2000-01-01', place);
  const read = (name: string, text: string | undefined) =>
    text === undefined ? {} : { [name]: readInstant(name, text, place) };
  return { ...read('from', from), ...read('to', to) };
}

/** Query parameters that `readRange` takes. */
export const rangeQuery = {
  from: {
    type: 'string',
    minLength: 1,
    maxLength: 64,
    description: 'First interval start, inclusive: an instant, a date or a period.',
    examples: ['2017-01'],
  },
  to: {
    type: 'string',
    minLength: 1,
    maxLength: 64,
    description: 'Last interval start, exclusive.',
    examples: ['2018-01'],
  },
  timezone: {
    type: 'string',
    minLength: 1,
    maxLength: 64,
    description: 'IANA zone of dates and periods in `from` and `to`; UTC when absent.',
  },
} as const;
