import type { FileFormat } from '@core/definition';
import { quoteText } from '../../database/quote';

/** What parts thousands, as a set of characters. */
const separators = { ',': ',', '.': '.', "'": "'’", space: ' \u00a0\u202f' } as const;

/** SQL of a number's text as it is written by default, from the text `text` in a format; null where that is no number. */
export function plainNumber(text: string, { decimal = '.', thousands }: FileFormat): string {
  if (decimal === '.' && thousands === undefined) return text;
  const parting = thousands === undefined ? undefined : separators[thousands];
  const ungrouped = parting === undefined ? text : `translate(${text}, ${quoteText(parting)}, '')`;
  const plain = decimal === '.' ? ungrouped : `replace(${ungrouped}, ',', '.')`;
  return `CASE WHEN regexp_full_match(${text}, ${quoteText(expressionOf(decimal, parting))}) THEN ${plain} END`;
}

/** Groups are of three digits, or as in India of two before the last three; all of them are parted in one way, or none. */
function expressionOf(decimal: '.' | ',', parting: string | undefined): string {
  const whole = String.raw`\d+`;
  const groups = (parting ?? '').split('').flatMap((separator) => {
    const between = `[${separator}]`;
    return [String.raw`\d{1,3}(${between}\d{3})+`, String.raw`\d{1,2}(${between}\d{2})*${between}\d{3}`];
  });
  const exponent = '([eE][+-]?[0-9]+)?';
  return String.raw`[+-]?(${[...groups, whole].join('|')})?([${decimal}]\d*)?${exponent}`;
}
