import { createHash } from 'node:crypto';
import { moveLater } from './later-by';

/**
 * How much later a schedule of this name runs: whole seconds, in milliseconds, from 0 to less than `longest` (`10m`).
 * It is the place of the name's SHA-256 among all hashes, so names spread evenly and each keeps its place, on every machine
 * and in every version. Days are of 24 hours.
 */
export function jitterOf(name: string, longest: string): number {
  const seconds = moveLater(0, longest, 'UTC') / 1000;
  const place = createHash('sha256').update(name).digest().readUIntBE(0, 6) / 2 ** 48;
  return Math.floor(place * seconds) * 1000;
}
