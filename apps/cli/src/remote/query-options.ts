import type { Command } from 'commander';
import type { ParameterValue } from '@core/definition';
import type { RunRequest } from '@core/plan';

export interface QueryOptions {
  readonly period?: string;
  readonly grain?: string;
  readonly by?: readonly string[];
  readonly where?: string;
  readonly filter?: readonly string[];
  readonly compare?: readonly string[];
  readonly param?: readonly string[];
  readonly timezone?: string;
  readonly asOf?: string;
  readonly limit?: string;
}

/** Adds the options of a query; the server checks their values. */
export function withQuery(command: Command): Command {
  return command
    .option('--period <period>', '2017, 2017-Q3, 2017-03, 2017-01-01/2017-07-01, last_month …')
    .option('--grain <grain>', 'hour, day, week, month, quarter or year')
    .option('--by <dimensions...>', 'dimensions')
    .option('--where <condition>', 'a condition on rows')
    .option('--filter <names...>', 'named filters')
    .option('--compare <with...>', 'previous, target or a duration such as "1 year"')
    .option('--param <name=value...>', 'parameters')
    .option('--timezone <zone>', 'an IANA zone')
    .option('--as-of <instant>', 'the moment of the question')
    .option('--limit <rows>', 'most rows');
}

/** The options as a request body. Values of parameters are read as JSON where they are JSON, else as text. */
export function toRequest(metrics: readonly string[], options: QueryOptions): RunRequest {
  const { filter, param, asOf, limit, grain, ...same } = pick(options);
  return {
    metrics,
    ...same,
    ...(grain !== undefined && { grain: grain as NonNullable<RunRequest['grain']> }),
    ...(filter !== undefined && { filters: filter }),
    ...(asOf !== undefined && { as_of: asOf }),
    ...(limit !== undefined && { limit: Number(limit) }),
    ...(param !== undefined && { parameters: Object.fromEntries(param.map(readParameter)) }),
  };
}

function pick({ period, grain, by, where, filter, compare, param, timezone, asOf, limit }: QueryOptions): QueryOptions {
  const all = { period, grain, by, where, filter, compare, param, timezone, asOf, limit };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as QueryOptions;
}

function readParameter(text: string): [string, ParameterValue] {
  const [name = '', ...rest] = text.split('=');
  const value = rest.join('=');
  try {
    return [name, JSON.parse(value) as ParameterValue];
  } catch {
    return [name, value];
  }
}
