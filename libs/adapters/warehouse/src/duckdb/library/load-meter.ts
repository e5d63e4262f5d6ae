import type { LoadProgress } from '@core/engine';

/** What is done with each byte of a dataset's files, in this order, and what part of the time it takes, as measured with a CSV file. */
const weights = { hash: 0.1, insert: 0.7, check: 0.2 } as const;

export type LoadStage = keyof typeof weights;

type Listener = (progress: LoadProgress) => void;

/** How far one load is. A byte that was hashed and inserted but not checked counts in part. */
export class LoadMeter {
  readonly #listeners = new Set<Listener>();
  #done = 0;

  /** `total`: bytes of all files. */
  constructor(private readonly total: number) {}

  get progress(): LoadProgress {
    return { done: this.#done, total: this.total };
  }

  /** Tells a listener where the load stands, and then whenever it moves, until the function that is answered is called. */
  watch(listener: Listener): () => void {
    this.#listeners.add(listener);
    listener(this.progress);
    return () => void this.#listeners.delete(listener);
  }

  /** Takes a share (from 0 to 1) of a stage for done, and all stages before it. What would lead back is passed over. */
  advance(stage: LoadStage, share: number): void {
    const { hash, insert } = weights;
    const before = { hash: 0, insert: hash, check: hash + insert }[stage];
    this.move(Math.floor(this.total * (before + weights[stage] * share)));
  }

  finish(): void {
    this.move(this.total);
  }

  private move(done: number): void {
    if (done <= this.#done) return;
    this.#done = Math.min(done, this.total);
    this.#listeners.forEach((listener) => listener(this.progress));
  }
}
