import type { Span } from '@core/diagnostics';

/**
 * - `name`: an identifier, also `true`, `false`, `null`
 * - `number`: digits as written
 * - `duration`: a whole number and a unit (`3 months`), joined from two words of the source
 * - `text`: a quoted text; `value` is what it says
 * - `operator`: `+`, `==`, `and` …
 * - `mark`: brackets, comma, dot, `?`, `:`
 * - `unknown`: characters that have no meaning, already reported
 */
export type TokenKind = 'name' | 'number' | 'duration' | 'text' | 'operator' | 'mark' | 'unknown';

/** One word of the source. A misspelt one that was reported carries the `text` that was meant, at its own span. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly span: Span;
  /** What a text says when its escapes are read; equal to `text` otherwise. */
  readonly value: string;
}

/** From the start of one span to the end of another. */
export function spanning(first: Span, last: Span): Span {
  return { start: first.start, end: last.end };
}
