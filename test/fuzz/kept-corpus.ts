import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TargetName } from './targets';

const fileOf = (name: TargetName) => join(__dirname, 'corpus', `${name}.json`);

/** Inputs of earlier campaigns that took ways of their own, and all that was ever found. */
export function readKept(name: TargetName): readonly string[] {
  try {
    return JSON.parse(readFileSync(fileOf(name), 'utf8')) as readonly string[];
  } catch {
    return [];
  }
}

/** Keeps inputs in the order of their length. */
export function keep(name: TargetName, inputs: readonly string[]): void {
  const sorted = [...new Set(inputs)].toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
  writeFileSync(
    fileOf(name),
    `${JSON.stringify(
      sorted.map((one) => one.toWellFormed()),
      null,
      1,
    )}\n`,
  );
}
