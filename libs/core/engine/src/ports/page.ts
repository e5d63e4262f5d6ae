/** Which part of a list is asked for. */
export interface Page {
  readonly limit: number;
  /** Opaque; from the page before. */
  readonly cursor?: string;
}

export interface PageOf<T> {
  readonly items: readonly T[];
  readonly next_cursor?: string;
}
