import type { ClientConfig } from 'pg';
import { NotificationListener } from '../database/notification-listener';
import type { Sql } from '../database/state-sql';

/** The channel on which the end of a run is told, by its id. */
export const FINISHED_CHANNEL = 'formulary_run_finished';

const POLL_MS = 1_000;

/** One who waits for a run. */
export interface Watch {
  /** Resolves when the run is finished. */
  readonly finished: Promise<void>;
  /** Resolves when the run is finished, or after `timeout_ms`. */
  within(timeout_ms: number): Promise<void>;
  /** Must be called in the end. */
  release(): void;
}

/**
 * Tells those who wait that their run is finished: at once by notification, and within a second by a look at the table
 * where a notification was lost. Nothing is asked while nobody waits.
 */
export class FinishedRuns {
  readonly #waiting = new Map<string, Set<() => void>>();
  readonly #listener: NotificationListener;
  #poll: NodeJS.Timeout | undefined;

  constructor(
    private readonly sql: Sql,
    options: ClientConfig,
  ) {
    this.#listener = new NotificationListener(options, FINISHED_CHANNEL, {
      notified: (id) => this.wake(id),
      connected: () => void this.look(),
    });
  }

  /** Begins to wait. Who looks at the run after this call and finds it unfinished will be told. */
  watch(id: string): Watch {
    this.#listener.open();
    this.#poll ??= setInterval(() => void this.look(), POLL_MS);
    let wake = () => {};
    const finished = new Promise<void>((resolve) => {
      wake = resolve;
    });
    this.#waiting.set(id, (this.#waiting.get(id) ?? new Set()).add(wake));
    return {
      finished,
      within: (timeout_ms) => {
        const timer = setTimeout(wake, timeout_ms);
        return finished.finally(() => clearTimeout(timer));
      },
      release: () => this.release(id, wake),
    };
  }

  async close(): Promise<void> {
    for (const id of this.#waiting.keys()) this.wake(id);
    clearInterval(this.#poll);
    await this.#listener.close();
  }

  private wake(id: string): void {
    for (const waker of this.#waiting.get(id) ?? []) waker();
  }

  private release(id: string, waker: () => void): void {
    const wakers = this.#waiting.get(id);
    wakers?.delete(waker);
    if (wakers?.size === 0) this.#waiting.delete(id);
    if (this.#waiting.size > 0) return;
    clearInterval(this.#poll);
    this.#poll = undefined;
  }

  private async look(): Promise<void> {
    if (this.#waiting.size === 0) return;
    const ids = [...this.#waiting.keys()];
    const text = 'SELECT id FROM runs WHERE id = ANY($1) AND finished_at IS NOT NULL';
    const finished = await this.sql.rows<{ id: string }>(text, [ids]).catch(() => []); // the next look will tell
    for (const { id } of finished) this.wake(id);
  }
}
