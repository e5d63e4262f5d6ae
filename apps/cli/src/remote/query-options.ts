import { InvalidArgumentError, type Command } from 'commander';

export interface QueryOptions {
  readonly period?: string;
  readonly grain?: string;
  readonly by?: readonly string[];
  readonly every?: readonly string[];
  readonly where?: string;
  readonly filter?: readonly string[];
  readonly compare?: readonly string[];
  readonly param?: readonly string[];
  readonly calendar?: string;
  readonly timezone?: string;
  readonly asOf?: string;
  readonly limit?: number;
  readonly forecast?: number;
  readonly forecastMethod?: string;
}

/** What a run is asked for. */
type Asked = { readonly metrics?: readonly string[] } | { readonly scorecard: string };

/** Adds the options of a query; the server checks their values. */
export function withQuery(command: Command): Command {
  return withQuestion(command)
    .option('--compare <with...>', 'previous, target or a duration such as "1 year"')
    .option('--limit <rows>', 'most rows', readCount)
    .option('--forecast <buckets>', 'carries each series on', readCount)
    .option('--forecast-method <method>', 'linear or seasonal');
}

/** The options that say which values are asked for. */
export function withQuestion(command: Command): Command {
  return command
    .option('--period <period>', '2017, 2017-Q3, 2017-03, 2017-01-01/2017-07-01, last_month …')
    .option('--grain <grain>', 'hour, day, week, month, quarter or year')
    .option('--by <dimensions...>', 'dimensions')
    .option('--every <dimensions...>', 'dimensions whose members are all listed')
    .option('--where <condition>', 'a condition on rows')
    .option('--filter <names...>', 'named filters')
    .option('--param <name=value...>', 'parameters')
    .option('--calendar <name>', 'a calendar of the instance')
    .option('--timezone <zone>', 'an IANA zone')
    .option('--as-of <instant>', 'the moment of the question');
}

/**
 * The options as a request body, which the server checks. Values of parameters are read as JSON where they are JSON, else as
 * text.
 */
export function toRequest(asked: Asked, options: QueryOptions): Readonly<Record<string, unknown>> {
  const { param, filter: filters, asOf: as_of, forecast: periods, forecastMethod: method, ...rest } = options;
  const { period, grain, by, every, where, compare, calendar, timezone, limit } = rest;
  const parameters = readPairs(param);
  const forecast = periods === undefined && method === undefined ? undefined : { periods, method };
  const scope = { period, grain, by, every, where, filters, compare, parameters };
  return { ...asked, ...scope, calendar, timezone, as_of, limit, forecast };
}

/** `name=value` pairs; values are read as JSON where they are JSON, else as text. */
export function readPairs(pairs: readonly string[] | undefined): Readonly<Record<string, unknown>> | undefined {
  return pairs && Object.fromEntries(pairs.map(readPair));
}

function readPair(text: string): [string, unknown] {
  const [name = '', ...rest] = text.split('=');
  if (rest.length === 0) throw new InvalidArgumentError(`"${text}" is no name=value`);
  const value = rest.join('=');
  try {
    return [name, JSON.parse(value) as unknown];
  } catch {
    return [name, value];
  }
}

/** A whole number from 1 on, for an option that takes one. */
export function readCount(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('a whole number from 1 on is expected');
  return Number(text);
}
