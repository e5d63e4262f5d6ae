import { DomainError } from '@core/diagnostics';
import type { PoolOptions, WorkHooks } from './pool-options';
import { PoolProcess } from './pool-process';
import { residentBytes } from './watch-memory';

/** Processes that do work which may hang, crash or eat memory. They are started when there is work and kept for the next. */
export class ProcessPool {
  /** The one that worked last stands last: it is warm, and is taken first. */
  readonly #idle: PoolProcess[] = [];
  readonly #busy = new Set<PoolProcess>();
  readonly #waiting = new Set<() => void>();
  #isClosed = false;

  constructor(private readonly options: PoolOptions) {}

  /** Resident bytes of all its processes now. */
  async residentBytes(): Promise<number> {
    const pids = [...this.#idle, ...this.#busy].flatMap(({ pid }) => pid ?? []);
    const seen = await Promise.all(pids.map(residentBytes));
    return seen.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0);
  }

  /** Starts a process before there is work, so that the first does not wait for it. */
  warm(): void {
    if (this.#idle.length + this.#busy.size === 0) this.#idle.push(new PoolProcess(this.options));
  }

  /** Does one piece of work when a process is free. Throws as `PoolProcess.perform` does. */
  async perform(work: unknown, hooks: WorkHooks = {}): Promise<unknown> {
    while (this.#busy.size >= this.options.size) await this.wait(hooks.signal);
    if (this.#isClosed) throw DomainError.of('service.unavailable', { service: 'a process that evaluates' });
    const one = this.take();
    try {
      return await one.perform(work, hooks);
    } finally {
      this.giveBack(one);
    }
  }

  /** Kills all: work in hand ends with `service.unavailable`. */
  close(): void {
    this.#isClosed = true;
    for (const one of [...this.#idle, ...this.#busy]) one.kill();
    this.#idle.length = 0;
  }

  /** Waits until a process may be free. Throws `run.cancelled`. */
  private async wait(signal: AbortSignal | undefined): Promise<void> {
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal?.addEventListener('abort', wake, { once: true });
      if (signal?.aborted) wake();
    });
    if (signal?.aborted) throw DomainError.of('run.cancelled', {});
  }

  private take(): PoolProcess {
    let one = this.#idle.pop();
    while (one !== undefined && !one.isAlive) one = this.#idle.pop();
    one ??= new PoolProcess(this.options);
    this.#busy.add(one);
    return one;
  }

  private giveBack(one: PoolProcess): void {
    this.#busy.delete(one);
    if (this.#isClosed || one.last_bytes > this.options.idle_memory_limit) one.kill();
    else if (one.isAlive) {
      this.#idle.push(one);
      one.rest(this.options.idle_ms, () => this.dismiss(one));
    }
    const [next] = this.#waiting;
    next?.();
  }

  /** Ends one that has had nothing to do, unless it is to be kept. */
  private dismiss(one: PoolProcess): void {
    const place = this.#idle.indexOf(one);
    if (place === -1 || this.#idle.length + this.#busy.size <= this.options.kept) return;
    this.#idle.splice(place, 1);
    one.kill();
  }
}
