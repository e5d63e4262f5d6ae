/** A timer that can stand still. */
export class Deadline {
  #timer: NodeJS.Timeout | undefined;
  #running_since = 0;
  #spent_ms = 0;
  #pauses = 0;

  /** `limit_ms` undefined: it never comes. */
  constructor(
    private readonly limit_ms: number | undefined,
    private readonly expire: () => void,
  ) {
    this.run();
  }

  /** Milliseconds that it has run for. */
  get spent_ms(): number {
    return this.#spent_ms + (this.#timer === undefined ? 0 : performance.now() - this.#running_since);
  }

  /** Stands still until each pause has ended. */
  async during<T>(pause: () => Promise<T>): Promise<T> {
    this.#pauses += 1;
    this.stop();
    try {
      return await pause();
    } finally {
      this.#pauses -= 1;
      if (this.#pauses === 0) this.run();
    }
  }

  /** Ends it for good. */
  close(): void {
    this.stop();
    this.#pauses = Infinity;
  }

  private run(): void {
    if (this.limit_ms === undefined || this.#timer !== undefined) return;
    this.#running_since = performance.now();
    this.#timer = setTimeout(this.expire, Math.max(0, this.limit_ms - this.#spent_ms));
  }

  private stop(): void {
    this.#spent_ms = this.spent_ms;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
