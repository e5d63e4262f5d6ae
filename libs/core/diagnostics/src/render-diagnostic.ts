import type { Diagnostic, Place } from './diagnostic';

/**
 * A finding as a terminal shows it: code and place, the source line with the range underlined, then the words.
 *
 * ```
 * formula.unknown_field  win_rate.yaml:6:22
 *   count().where(deal_stag == "Won")
 *                 ^^^^^^^^^
 *   opportunities has no field "deal_stag". Did you mean "deal_stage"?
 * ```
 */
export function renderDiagnostic(diagnostic: Diagnostic): string {
  const { code, severity, message, hint, place, path } = diagnostic;
  const where = place ? [place.file, place.line, place.column].filter((part) => part !== undefined).join(':') : path;
  const heading = [severity === 'warning' ? `warning ${code}` : code, where].filter(Boolean).join('  ');
  const words = hint === undefined ? message : `${message}. ${capitalise(hint)}`;
  return [heading, ...(place ? sourceFrame(place) : []), `  ${words}`].join('\n');
}

function sourceFrame({ text, column, end_column }: Place): readonly string[] {
  if (text === undefined || text.trim() === '') return [];
  const indent = Math.min(text.length - text.trimStart().length, column - 1);
  const before = displayWidth(text.slice(indent, column - 1));
  const marked = Math.max(1, displayWidth(text.slice(column - 1, end_column - 1)));
  const line = text.slice(indent).trimEnd().replaceAll('\t', ' ');
  return [`  ${line}`, `  ${' '.repeat(before)}${'^'.repeat(marked)}`];
}

/** Chinese, Japanese and Korean characters fill two columns of a terminal. */
const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/u;

function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
