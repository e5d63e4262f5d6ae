import { formatValue as format, type CellValue, type FormatDefinition } from '@core/definition';
import { wordsIn } from './words/words-in';

/** A value as people of a language write it, with its unit by the name that it has there. */
export function formatValue(value: CellValue, looks: FormatDefinition | undefined, language: string): string {
  return format(value, looks, language, (unit) => nameUnit(unit, language));
}

/** A unit as it is called in a language; one that is not known there keeps its name. */
export function nameUnit(unit: string, language: string): string {
  return wordsIn(language).units?.[unit] ?? unit;
}
