/** The only source of "now" and of repetition. */
export abstract class Clock {
  abstract now(): Date;
  /** Calls `tick` every `interval_ms` until the function it answers is called. Does not keep the process alive. */
  abstract every(interval_ms: number, tick: () => void): () => void;
}
