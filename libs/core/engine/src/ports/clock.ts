/** The only source of "now", of repetition and of turns. */
export abstract class Clock {
  abstract now(): Date;
  /** Calls `tick` every `interval_ms` until the function it answers is called. Does not keep the process alive. */
  abstract every(interval_ms: number, tick: () => void): () => void;
  /** Resolves when all else that waits in this process has had its turn: answers that came in, ticks that are due. */
  abstract nextTurn(): Promise<void>;
}
