import { randomBytes } from 'node:crypto';
import { IdSource, type Clock } from '@core/engine';
import { toBase62 } from './base62';
import { SystemClock } from './system-clock';

/** Steps that one millisecond holds (12 bits); an id made after them borrows from the next millisecond. */
const STEPS = 0x1000;

/**
 * Ids and secrets from the operating system's randomness. Ids are UUIDs of version 7; those of one source sort in the order
 * of their making, within a millisecond and across a clock that steps back.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9562#section-5.7
 */
export class RandomIdSource extends IdSource {
  #millisecond = 0;
  #step = 0;

  constructor(private readonly clock: Clock = new SystemClock()) {
    super();
  }

  override nextId(): string {
    this.advance();
    const bytes = randomBytes(16);
    bytes.writeUIntBE(this.#millisecond, 0, 6);
    bytes.writeUInt16BE(0x7000 | this.#step, 6);
    bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  override nextSecret(bytes: number): string {
    return toBase62(randomBytes(bytes));
  }

  private advance(): void {
    const now = this.clock.now().getTime();
    this.#step = now > this.#millisecond ? 0 : this.#step + 1;
    this.#millisecond = Math.max(now, this.#millisecond);
    if (this.#step < STEPS) return;
    this.#step = 0;
    this.#millisecond += 1;
  }
}
