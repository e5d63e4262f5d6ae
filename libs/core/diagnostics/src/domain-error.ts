import { catalogue, findCatalogueEntry, type DiagnosticCode, type ParametersOf } from './catalogue/catalogue';
import { diagnose } from './diagnose';
import type { Diagnostic } from './diagnostic';

/**
 * An operation that cannot be done. Carries its code, the HTTP status of that code and, where a user's text is to
 * blame, all findings about it.
 */
export class DomainError extends Error {
  readonly code: string;
  readonly status: number;
  readonly hint: string | undefined;
  readonly diagnostics: readonly Diagnostic[];

  private constructor(
    message: string,
    fields: Pick<DomainError, 'code' | 'status' | 'hint' | 'diagnostics'>,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'DomainError';
    this.code = fields.code;
    this.status = fields.status;
    this.hint = fields.hint;
    this.diagnostics = fields.diagnostics;
  }

  /** The refusal `code`. */
  static of<Code extends DiagnosticCode>(code: Code, parameters: ParametersOf<Code>, cause?: unknown): DomainError {
    const { message, hint } = diagnose(code, parameters);
    return new DomainError(message, { code, status: catalogue[code].status, hint, diagnostics: [] }, cause);
  }

  /** The refusal `code`, with the findings that it sums up. */
  static over<Code extends DiagnosticCode>(
    code: Code,
    parameters: ParametersOf<Code>,
    diagnostics: readonly Diagnostic[],
  ): DomainError {
    const { message, hint } = diagnose(code, parameters);
    return new DomainError(message, { code, status: catalogue[code].status, hint, diagnostics });
  }

  /** A refusal that was written down, as it was. */
  static restore(
    fields: Pick<DomainError, 'code' | 'status' | 'message' | 'diagnostics'> & { readonly hint?: string },
  ): DomainError {
    return new DomainError(fields.message, { ...fields, hint: fields.hint });
  }

  /** The refusal of a text with findings; the first error gives code, words and status. */
  static from(diagnostics: readonly Diagnostic[]): DomainError {
    const first = diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];
    if (first === undefined) throw new RangeError('a refusal needs at least one finding');
    const status = findCatalogueEntry(first.code)?.status ?? 422;
    return new DomainError(first.message, { code: first.code, status, hint: first.hint, diagnostics });
  }
}

/** Whether the asker is to blame: asked again, it comes to the same, unlike what is only away for now. */
export function isRefusal(error: unknown): error is DomainError {
  return error instanceof DomainError && error.status !== 503;
}
