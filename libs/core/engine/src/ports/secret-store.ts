/** A secret with the one that it replaced, which is still good for those who have not changed over. */
export interface StoredSecret {
  readonly secret: string;
  readonly previous?: string;
  readonly changed_at: string;
}

/** Secrets that the instance made for itself. */
export abstract class SecretStore {
  /** The secret of that name, made with `fresh` when there is none. */
  abstract ensure(name: string, fresh: string, at: string): Promise<StoredSecret>;
  /** Puts another in its place. */
  abstract replace(name: string, fresh: string, at: string): Promise<StoredSecret>;
}
