/** What made an answer one that two sound engines could give differently: then a cell is not compared. */
export interface Trace {
  /** Two doubles that are told apart by their last bits, a clock that skips a time of day … */
  fragile: boolean;
}

/** Notes a comparison of doubles that rounding could turn. */
export function noteClose(a: unknown, b: unknown, trace: Trace): void {
  if (typeof a !== 'number' && typeof b !== 'number') return;
  const [x, y] = [Number(String(a)), Number(String(b))];
  const apart = Math.abs(x - y);
  if (apart !== 0 && apart <= 1e-9 * Math.max(Math.abs(x), Math.abs(y))) trace.fragile = true;
}

/** Notes a remainder of doubles that is small beside what was divided: the last bits of that decide it, or turn it round. */
export function noteRemainder(dividend: number, divisor: number, trace: Trace): void {
  const rest = Math.abs(dividend % divisor);
  if (Math.min(rest, Math.abs(divisor) - rest) < Math.abs(dividend) / 100) trace.fragile = true;
}
