import { STATUS_CODES } from 'node:http';
import type { DomainError } from '@core/diagnostics';
import { presentDiagnostic, type PresentedDiagnostic } from './present-diagnostic';

/** An RFC 9457 problem details object. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly hint?: string;
  readonly errors: readonly PresentedDiagnostic[];
  readonly request_id: string;
}

export const PROBLEM_TYPE = 'application/problem+json';

/** Seconds after which a refused request is worth sending again, by status. */
export const retryAfter: Readonly<Record<number, number>> = { 429: 1, 503: 5 };

/** A refusal as the API answers it; `document` is the body in which findings have their place. */
export function presentProblem(error: DomainError, request_id: string, document?: unknown): Problem {
  const { code, status, message, hint, diagnostics } = error;
  return {
    type: `urn:formulary:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Refused',
    status,
    detail: message,
    code,
    ...(hint !== undefined && { hint }),
    errors: diagnostics.map((finding) => presentDiagnostic(finding, document)),
    request_id,
  };
}
