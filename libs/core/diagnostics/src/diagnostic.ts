/** A half-open range of characters `[start, end)` in one text, counted in UTF-16 units from 0. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a finding stands in a file: lines and columns count from 1, `end_column` is exclusive. */
export interface Place {
  readonly file?: string;
  readonly line: number;
  readonly column: number;
  readonly end_column: number;
  /** The whole source line, for a rendered frame. */
  readonly text?: string;
}

/** What a row brought that does not fit. */
export interface RejectedRow {
  /** In a text: counts from 1, a header included. */
  readonly line?: number;
  /** Where there are no lines: counts from 1. */
  readonly row?: number;
  readonly field?: string;
  /** The text of the field, cut where it is long; null where it is empty. */
  readonly value?: string | null;
  readonly reason: string;
}

/**
 * A finding about what a user wrote; data, never thrown by itself.
 *
 * `span` is a range in the formula that was checked, `path` a JSON pointer into the document or request body.
 * `place` is added by whoever knows the file (`locateDiagnostics` of core/definition).
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** Plain words, lower case, no final stop. */
  readonly message: string;
  /** What to do instead, where something can be said. */
  readonly hint?: string;
  readonly span?: Span;
  readonly path?: string;
  readonly place?: Place;
  /** Of a finding about a row of data. */
  readonly rejected?: RejectedRow;
  /** Of the finding that sums up those about rows of data: how many rows do not fit. */
  readonly rejected_count?: number;
}
