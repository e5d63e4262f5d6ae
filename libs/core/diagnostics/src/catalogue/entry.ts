/** One line of the catalogue: how a code speaks and which HTTP status it has when it ends a request. */
export interface CatalogueEntry<Parameters> {
  readonly status: number;
  readonly message: (parameters: Parameters) => string;
  readonly hint?: (parameters: Parameters) => string | undefined;
  readonly severity?: 'error' | 'warning';
}

/** Declares an entry with the type of its parameters. */
export function entry<Parameters>(line: CatalogueEntry<Parameters>): CatalogueEntry<Parameters> {
  return line;
}
