import type { Place, Span } from './diagnostic';

const LINE_BREAK = /\r\n|\n|\r/gu;

/** The place of a span in a text of its own, such as a formula sent to the API; a longer span ends with its first line. */
export function placeInText(text: string, span: Span, file?: string): Place {
  let line = 1;
  let lineStart = 0;
  let lineEnd = text.length;
  for (const { 0: lineBreak, index } of text.matchAll(LINE_BREAK)) {
    if (index >= span.start) {
      lineEnd = index;
      break;
    }
    line += 1;
    lineStart = index + lineBreak.length;
  }
  const column = Math.min(span.start, lineEnd) - lineStart + 1;
  return {
    ...(file !== undefined && { file }),
    line,
    column,
    end_column: Math.max(column, Math.min(span.end, lineEnd) - lineStart + 1),
    text: text.slice(lineStart, lineEnd),
  };
}
