import { DomainError } from '@core/diagnostics';
import { fork, type ChildProcess } from 'node:child_process';
import { Deadline } from './deadline';
import { openOutcome, outcomeOf, type FromChild, type Outcome, type ToChild } from './messages';
import type { PoolOptions, SpentTime, WorkHooks } from './pool-options';
import { surroundingsOf } from './surroundings';
import { watchMemory } from './watch-memory';

/** How long a process has to end its work when it is asked to. */
const GRACE_MS = 1_000;

function ranTooLong(spent: SpentTime): DomainError {
  return DomainError.of('limit.run_time', spent);
}

/** Why work was ended from outside. */
type Ending =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'deadline'; readonly spent_ms: number }
  | { readonly kind: 'memory'; readonly bytes: number };

/** One process of a pool; it does one piece of work at a time. */
export class PoolProcess {
  readonly #child: ChildProcess;
  #settle: (outcome: Outcome | undefined) => void = () => undefined;
  #hear: (message: Exclude<FromChild, { readonly kind: 'ready' | 'done' }>) => void = () => undefined;
  #isReady: (ready: boolean) => void = () => undefined;
  readonly #start = new Promise<boolean>((resolve) => {
    this.#isReady = resolve;
  });
  #isAlive = true;
  #last_bytes = 0;
  #dismissal: NodeJS.Timeout | undefined;

  constructor(private readonly options: PoolOptions) {
    this.#child = fork(options.script, options.arguments ?? [], {
      env: surroundingsOf(process.env),
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${Math.floor(options.memory_limit / 2 ** 20 / 2)}`],
    });
    this.#child.on('message', (message: FromChild | null) => {
      if (message === null || typeof message !== 'object')
        this.kill(); // it is not itself any more
      else if (message.kind === 'done') this.#settle(message.outcome);
      else if (message.kind === 'ready') this.#isReady(true);
      else this.#hear(message);
    });
    const end = (): void => {
      this.#isAlive = false;
      this.#isReady(false);
      this.#settle(undefined);
    };
    this.#child.once('exit', end).once('error', end);
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Resident bytes when they were last looked at, while it worked. */
  get last_bytes(): number {
    return this.#last_bytes;
  }

  /** Calls back when it was given no work for so long. */
  rest(for_ms: number, over: () => void): void {
    this.#dismissal = setTimeout(over, for_ms).unref();
  }

  /**
   * Does one piece of work. Throws what it threw, `run.cancelled` when the signal was aborted, `limit.run_time`, `limit.memory`, and
   * `service.unavailable` when the process died of itself.
   */
  async perform(work: unknown, hooks: WorkHooks): Promise<unknown> {
    clearTimeout(this.#dismissal);
    await this.#start;
    if (hooks.signal?.aborted) throw DomainError.of('run.cancelled', {});
    let ending: Ending | undefined;
    let force: NodeJS.Timeout | undefined;
    const end = (why: Ending): void => {
      ending ??= why;
      this.send({ kind: 'abort' });
      force ??= setTimeout(() => this.kill(), why.kind === 'memory' ? 0 : GRACE_MS);
    };
    const cancel = (): void => end({ kind: 'cancelled' });
    const deadline = new Deadline(hooks.deadline_ms, () => end({ kind: 'deadline', spent_ms: deadline.spent_ms }));
    const stopWatching = this.watch((bytes) => end({ kind: 'memory', bytes }));
    hooks.signal?.addEventListener('abort', cancel, { once: true });
    try {
      const outcome = await this.converse(work, hooks, deadline);
      if (outcome?.ok === true) return outcome.value;
      if (ending !== undefined) throw this.refusalOf(ending, hooks);
      if (outcome === undefined) throw DomainError.of('service.unavailable', { service: 'a process that evaluates' });
      return openOutcome(outcome);
    } finally {
      this.#hear = () => undefined;
      this.#settle = () => this.kill(); // who answers twice would answer the next work with the last
      hooks.signal?.removeEventListener('abort', cancel);
      clearTimeout(force);
      deadline.close();
      stopWatching();
    }
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** Sends the work and answers what is asked; undefined when the process died. */
  private converse(work: unknown, { report, answer }: WorkHooks, deadline: Deadline): Promise<Outcome | undefined> {
    this.#hear = (message) => {
      if (message.kind === 'progress') report?.(message.progress as never);
      else {
        const { id, question } = message;
        const tell = (news: unknown): void => this.send({ kind: 'news', id, news });
        void deadline
          .during(() => outcomeOf(async () => answer?.(question as never, tell)))
          .then((outcome) => this.send({ kind: 'answer', id, outcome }));
      }
    };
    return new Promise((resolve) => {
      this.#settle = resolve;
      if (!this.#isAlive) resolve(undefined);
      this.send({ kind: 'work', work });
    });
  }

  private watch(tooMuch: (bytes: number) => void): () => void {
    return watchMemory(this.#child.pid, (bytes) => {
      this.#last_bytes = bytes;
      if (bytes > this.options.memory_limit) tooMuch(bytes);
    });
  }

  private refusalOf(ending: Ending, { deadline_ms = 0, late = ranTooLong }: WorkHooks): DomainError {
    switch (ending.kind) {
      case 'cancelled':
        return DomainError.of('run.cancelled', {});
      case 'deadline':
        return late({ limit_ms: deadline_ms, observed_ms: ending.spent_ms });
      case 'memory':
        return DomainError.of('limit.memory', { limit: this.options.memory_limit, observed: ending.bytes });
    }
  }

  private send(message: ToChild): void {
    if (this.#child.connected) this.#child.send(message, () => undefined); // one that is gone answers by its end
  }
}
