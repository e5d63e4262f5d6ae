/** The database that holds all state, as a whole. */
export abstract class StateDatabase {
  /** Throws `service.unavailable` when it does not answer. */
  abstract ping(): Promise<void>;
  /** The time by the database's own clock, which all processes share: an instant. Throws `service.unavailable`. */
  abstract now(): Promise<string>;
  abstract close(): Promise<void>;
}
