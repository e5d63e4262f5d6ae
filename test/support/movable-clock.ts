import { writeFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The wall clock of the processes that are started with its environment: it can be moved while they run. */
export class MovableClock {
  readonly environment: Readonly<Record<string, string>>;
  readonly #file: string;
  #offset_ms = 0;

  constructor(folder: string) {
    this.#file = join(folder, 'clock-offset');
    const loaded = join(folder, 'clock.cjs'); // processes of the sandbox are given NODE_OPTIONS, but no variable of ours
    const shift = join(__dirname, 'shifted-clock.cjs');
    writeFileSync(loaded, `require(${JSON.stringify(shift)})(${JSON.stringify(this.#file)});\n`);
    this.environment = { NODE_OPTIONS: `--require "${loaded}"` };
  }

  /** What the processes take for now. */
  get now(): Date {
    return new Date(Date.now() + this.#offset_ms);
  }

  /** It is `instant`, and goes on from there. */
  async set(instant: string): Promise<void> {
    await this.shift(Date.parse(instant) - Date.now());
  }

  /** It is so many milliseconds later than it is. */
  async shift(offset_ms: number): Promise<void> {
    this.#offset_ms = offset_ms;
    await writeFile(`${this.#file}.new`, String(offset_ms));
    await rename(`${this.#file}.new`, this.#file); // nobody reads half a number
  }
}
