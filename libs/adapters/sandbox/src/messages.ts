import { DomainError, type Diagnostic } from '@core/diagnostics';

/** What goes to a process of a pool. */
export type ToChild =
  | { readonly kind: 'work'; readonly work: unknown }
  /** End the work soon, with whatever error. */
  | { readonly kind: 'abort' }
  /** While a question is being answered. */
  | { readonly kind: 'news'; readonly id: number; readonly news: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly outcome: Outcome };

/** What comes from a process of a pool. */
export type FromChild =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly progress: unknown }
  | { readonly kind: 'ask'; readonly id: number; readonly question: unknown }
  | { readonly kind: 'done'; readonly outcome: Outcome };

/** How something ended, in a form that can be sent. */
export type Outcome =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: CarriedError };

interface CarriedError {
  readonly message: string;
  readonly stack: string;
  /** Of a `DomainError`. */
  readonly refusal?: {
    readonly code: string;
    readonly status: number;
    readonly hint?: string;
    readonly diagnostics: readonly Diagnostic[];
  };
}

/** Never rejects. */
export async function outcomeOf(work: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error: pack(error) };
  }
}

/** The value, or throws the error as it was thrown in the other process. */
export function openOutcome(outcome: Outcome): unknown {
  if (outcome.ok) return outcome.value;
  throw unpack(outcome.error);
}

function pack(error: unknown): CarriedError {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  if (!(error instanceof DomainError)) return { message, stack };
  const { code, status, hint, diagnostics } = error;
  return { message, stack, refusal: { code, status, diagnostics, ...(hint !== undefined && { hint }) } };
}

function unpack({ message, stack, refusal }: CarriedError): Error {
  const error = refusal === undefined ? new Error(message) : DomainError.restore({ message, ...refusal });
  error.stack = stack;
  return error;
}
