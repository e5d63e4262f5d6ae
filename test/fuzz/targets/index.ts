import { join } from 'node:path';
import type { FuzzTarget } from '../engine/fuzz';

/** What is fuzzed: how a text is read, what it may look like, and words that mean something in it. */
export interface FuzzSubject {
  readonly fuzz: FuzzTarget;
  readonly seeds: readonly string[];
  readonly words: readonly string[];
  /** Gives back what it holds. */
  readonly end?: () => Promise<void>;
}

export const targetNames = [
  'formula',
  'definitions',
  'json-body',
  'moments',
  'schedules',
  'csv',
  'json-rows',
  'loads',
] as const;

export type TargetName = (typeof targetNames)[number];

/** Loaded when it is asked for, so that what it stands on can be instrumented before. */
export function loadTarget(name: TargetName): FuzzSubject {
  return require(join(__dirname, name)) as FuzzSubject;
}
