/** The database that holds all state, as a whole. */
export abstract class StateDatabase {
  /** Throws `service.unavailable` when it does not answer. */
  abstract ping(): Promise<void>;
  abstract close(): Promise<void>;
}
