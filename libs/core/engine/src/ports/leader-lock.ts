/** At most one process does the work at a time. */
export abstract class LeaderLock {
  /** Runs `work` if the lock is free now; answers whether it did. The lock goes with the process. */
  abstract withLead(name: string, work: () => Promise<void>): Promise<boolean>;
}
