import type { Grain } from '@core/definition';
import type { ScalarName } from '@core/formula';
import {
  civilDate,
  floorDate,
  floorInstant,
  formatDate,
  formatInstant,
  hourLength,
  isoWeek,
  mondayOf,
  wallClock,
  type EpochDay,
} from '@core/plan';
import { dateReader, instantReader } from '../value/time';
import { unary, type Call, type Evaluator, type ScalarCompiler } from './call';

/** Parts of a civil date, and of an instant as the clocks of the plan's zone show it. Weeks are ISO weeks, Monday is 1. */
export const calendar = {
  year: part((date) => civilDate(date).year),
  quarter: part((date) => Math.ceil(civilDate(date).month / 3)),
  month: part((date) => civilDate(date).month),
  week: part((date) => isoWeek(date).week),
  day: part((date) => civilDate(date).day),
  weekday: part((date) => date - mondayOf(date) + 1),
  hour,
  truncate_to: truncate,
} satisfies Partial<Record<ScalarName, ScalarCompiler>>;

function part(read: (date: EpochDay) => number): ScalarCompiler {
  return (call) => {
    const toDate = dateReader(typeOfFirst(call), call.timezone);
    return unary(call, (moment: string) => read(toDate(moment)));
  };
}

/** 0 to 23; a date begins at 0. */
function hour(call: Call): Evaluator {
  if (typeOfFirst(call) === 'date') return unary(call, () => 0);
  return unary(call, (instant: string) => Math.floor(wallClock(Date.parse(instant), call.timezone).time / hourLength));
}

/** The first day of the day, week, month, quarter or year, or the first instant of the hour. The grain is a literal. */
function truncate(call: Call): Evaluator {
  const grain = grainOf(call);
  if (grain === 'hour') {
    const toInstant = instantReader(typeOfFirst(call), call.timezone);
    return unary(call, (moment: string) => formatInstant(floorInstant(toInstant(moment), grain, call.timezone)));
  }
  const toDate = dateReader(typeOfFirst(call), call.timezone);
  return unary(call, (moment: string) => formatDate(floorDate(toDate(moment), grain)));
}

function grainOf({ node }: Call): Grain {
  const grain = node.arguments[1];
  if (grain?.kind !== 'literal') throw new TypeError('truncate_to needs a literal grain');
  return grain.value as Grain;
}

function typeOfFirst({ node }: Call) {
  return node.arguments[0]?.type ?? 'date';
}
