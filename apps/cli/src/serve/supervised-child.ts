import { fork, type ChildProcess } from 'node:child_process';
import type { Logger } from '@adapters/platform';

/** How long a child may take to end by itself. */
const GRACE_MS = 10_000;
const MOST_PAUSE_MS = 10_000;
/** A child that was ready for so long did not fail for how it is started: the pauses begin anew. */
const STEADY_MS = 10_000;

/** What a child says when it is ready. */
export type ReadyMessage = { readonly kind: 'ready' } & Readonly<Record<string, unknown>>;

/** Keeps one program running: starts it again when it dies, until it is told to stop. */
export class SupervisedChild {
  #child: ChildProcess | undefined;
  #stopping = false;
  #restarts = 0;
  #announceReady: (message: ReadyMessage) => void = () => undefined;
  #announceEnd: (code: number) => void = () => undefined;

  constructor(
    private readonly name: string,
    private readonly script: string,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly logger: Logger,
  ) {}

  /** Resolves when the child is ready for the first time; rejects when it ends before that. */
  async start(): Promise<ReadyMessage> {
    return new Promise((resolve, reject) => {
      this.#announceReady = resolve;
      this.#announceEnd = (code) =>
        reject(new Error(`the ${this.name} ended with code ${code} before it was ready; its log stands above`));
      this.launch();
    });
  }

  /** Ends the child: politely, then by force. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise<void>((resolve) => {
      const force = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
      child.once('exit', () => {
        clearTimeout(force);
        resolve();
      });
      child.kill('SIGTERM');
    });
  }

  private launch(): void {
    const child = fork(this.script, { env: this.environment });
    this.#child = child;
    this.logger.info({ process: this.name, pid: child.pid }, 'process started');
    let ready_at: number | undefined;
    child.on('message', (message: ReadyMessage) => {
      if (message.kind !== 'ready') return;
      ready_at = performance.now();
      this.#announceReady(message);
    });
    child.once('exit', (code, signal) => {
      if (this.#stopping) return;
      if (ready_at === undefined && this.#restarts === 0) {
        this.#announceEnd(code ?? 1);
        return;
      }
      const isSteady = ready_at !== undefined && performance.now() - ready_at > STEADY_MS;
      this.#restarts = isSteady ? 1 : this.#restarts + 1;
      const pause_ms = Math.min(MOST_PAUSE_MS, 250 * 2 ** (this.#restarts - 1));
      this.logger.warn({ process: this.name, code, signal, pause_ms }, 'a process ended; it is started again');
      setTimeout(() => this.#stopping || this.launch(), pause_ms);
    });
  }
}
