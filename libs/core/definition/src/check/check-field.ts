import { diagnose, type Diagnostic } from '@core/diagnostics';
import type { FieldDefinition } from '../types/dataset';
import { checkName } from './check-name';

/** The most digits that a decimal may have, in any warehouse. */
const MOST_DIGITS = 38;

/** Whether the keys of one field go together. */
export function checkField(field: FieldDefinition, path: string): readonly Diagnostic[] {
  const { name, type, column, values, ordered, formula } = field;
  const hint = column === undefined ? `choose another name and give the column: ${name}` : undefined;
  const problem = (at: string, words: string, advice?: string): Diagnostic =>
    diagnose('definition.field_type', { field: name, problem: words, hint: advice }, { path: `${path}${at}` });
  const found = [...checkName(name, `${path}/name`, hint)];
  if (type === undefined && formula === undefined) {
    found.push(problem('', 'has neither a type nor a formula', 'a stored field has a type, such as type: text'));
  }
  if (formula !== undefined && column !== undefined) found.push(problem('/column', 'has a formula and so no column'));
  if (values !== undefined && type !== undefined && type !== 'text') {
    found.push(problem('/values', `is ${type}, but only texts have a list of values`));
  }
  if (ordered === true && values === undefined)
    found.push(problem('/ordered', 'is ordered, but has no list of values to order it by'));
  if (column !== undefined && hasControlCharacter(column))
    found.push(problem('/column', 'has a column with a character that no column can have'));
  const digits = /^decimal\((\d+),(\d+)\)$/u.exec(type ?? '');
  if (digits) found.push(...checkDigits(Number(digits[1]), Number(digits[2])).map((words) => problem('/type', words)));
  return found;
}

function checkDigits(precision: number, scale: number): readonly string[] {
  if (precision > MOST_DIGITS) return [`has ${precision} digits; a decimal has at most ${MOST_DIGITS}`];
  return scale > precision ? [`has ${scale} digits after the point, but only ${precision} in all`] : [];
}

function hasControlCharacter(text: string): boolean {
  return /[\p{Cc}\p{Cs}]/u.test(text);
}
