export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type IdempotencyStart =
  | { readonly kind: 'first' }
  | { readonly kind: 'in_flight' }
  | { readonly kind: 'other_body' }
  | { readonly kind: 'answered'; readonly answer: StoredAnswer };

/** Answers by `Idempotency-Key`, kept for 24 hours. `scope` is API key and route. */
export abstract class IdempotencyStore {
  abstract start(scope: string, key: string, body_hash: string, now: string): Promise<IdempotencyStart>;
  abstract answer(scope: string, key: string, answer: StoredAnswer): Promise<void>;
  /** Forgets a request that failed for no fault of the caller, so that it can be sent again. */
  abstract forget(scope: string, key: string): Promise<void>;
}
