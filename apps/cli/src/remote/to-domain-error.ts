import { DomainError, type Diagnostic, type Place } from '@core/diagnostics';

/** A problem document as the API answers it. */
export interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly title?: string;
  readonly hint?: string;
  readonly errors?: readonly (Omit<Diagnostic, 'severity' | 'place'> & Partial<Omit<Place, 'text'>>)[];
}

/** A problem document as an error, its findings with their places: file, line and column. */
export function toDomainError(status: number, { code, detail, title, hint, errors = [] }: Problem): DomainError {
  return DomainError.restore({
    code: code ?? `http.${status}`,
    status,
    message: detail ?? title ?? `the server answered ${status}`,
    ...(hint !== undefined && { hint }),
    diagnostics: errors.map(({ file, line, column, end_column, ...finding }) => ({
      ...finding,
      severity: 'error',
      ...(line !== undefined && column !== undefined && { place: placeOf({ file, line, column, end_column }) }),
    })),
  });
}

function placeOf({ file, line, column, end_column = column }: PresentedPlace): Place {
  return { ...(file !== undefined && { file }), line, column, end_column };
}

interface PresentedPlace {
  readonly file: string | undefined;
  readonly line: number;
  readonly column: number;
  readonly end_column: number | undefined;
}
