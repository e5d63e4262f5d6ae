import type { Clock } from '../ports/clock';
import type { StateDatabase } from '../ports/state-database';

/**
 * The time that no clock denies: the earlier one of this process's and the database's. By it an interval is closed, and a value
 * is recorded; a clock that was set wrong makes things late, never early.
 */
export class ReadSureTime {
  constructor(
    private readonly clock: Clock,
    private readonly database: StateDatabase,
  ) {}

  /** An instant. */
  async execute(): Promise<string> {
    const theirs = await this.database.now();
    const ours = this.clock.now().toISOString();
    return Date.parse(ours) < Date.parse(theirs) ? ours : theirs;
  }
}
