import type { Findings } from './findings';
import type { Token } from './token';

/** An open bracket; the formula as a whole is one that nothing opened. */
export interface Frame {
  readonly kind: 'formula' | 'call' | 'group' | 'list';
  readonly open: Token | undefined;
  /** `?` that still wait for their `:`, with the last one. */
  conditionals: Token[];
}

/** The state of one pass over the words of a formula, which alternate between values and operators. */
export interface Scan {
  readonly tokens: readonly Token[];
  readonly findings: Findings;
  /** The words as they were meant. */
  readonly accepted: Token[];
  readonly frames: Frame[];
  at: number;
  /** What the last accepted word lets come next. */
  expects: 'value' | 'operator' | 'property';
  /** Up to this word nothing is said about places: what stood before was refused already. */
  lenientUntil: number;
  /** False when a finding leaves no way to tell what was meant. */
  readable: boolean;
}

export function startScan(tokens: readonly Token[], findings: Findings): Scan {
  const formula: Frame = { kind: 'formula', open: undefined, conditionals: [] };
  return {
    tokens,
    findings,
    accepted: [],
    frames: [formula],
    at: 0,
    expects: 'value',
    lenientUntil: -1,
    readable: true,
  };
}

/** The innermost open bracket. */
export function innermost(scan: Scan): Frame {
  const frame = scan.frames.at(-1);
  if (frame === undefined) throw new RangeError('the formula itself was closed');
  return frame;
}

/** Whether the word at hand follows one that was refused. */
export function isLenient(scan: Scan): boolean {
  return scan.at <= scan.lenientUntil;
}

/** Leaves the word at hand out, and with it any certainty about what was meant. */
export function refuseWord(scan: Scan): void {
  scan.readable = false;
  scan.lenientUntil = scan.at + 1;
}

/** Takes a word as it is, or as it was meant. */
export function accept(scan: Scan, token: Token, then: Scan['expects']): void {
  scan.accepted.push(token);
  scan.expects = then;
}
