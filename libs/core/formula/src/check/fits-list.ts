import { isCivilDate, type ParameterValue } from '@core/definition';
import type { ParameterReference } from '../tree/expression';
import { isMoment, isNumeric } from './value-types';

type ListUse = Pick<ParameterReference, 'list' | 'type'>;

/** Whether the value of a list parameter can stand where it is named; null, and what is no list there, always can. */
export function fitsList(value: ParameterValue, { list, type }: ListUse): boolean {
  if (list === undefined || list === 'bins' || !Array.isArray(value)) return true;
  const items: readonly unknown[] = value;
  if (list === 'bounds') return items.length > 0 && items.every(isAboveLast);
  if (isNumeric(type)) return items.every((item) => typeof item === 'number');
  return items.every((item) => typeof item === 'string' && (!isMoment(type) || isCivilDate(item)));
}

/** What a list must hold to stand where it is named, as messages name it. */
export function describeList({ list, type }: ListUse): string {
  if (list === 'bounds') return 'a list of numbers in rising order';
  if (isMoment(type)) return 'a list of dates such as 2026-01-31';
  return isNumeric(type) ? 'a list of numbers' : 'a list of texts';
}

function isAboveLast(item: unknown, index: number, items: readonly unknown[]): boolean {
  const last = index === 0 ? Number.NEGATIVE_INFINITY : items[index - 1];
  return typeof item === 'number' && typeof last === 'number' && last < item;
}
