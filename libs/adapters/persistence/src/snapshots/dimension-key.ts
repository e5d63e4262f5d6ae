import { createHash } from 'node:crypto';
import type { CellValue } from '@core/definition';

type Dimensions = Readonly<Record<string, CellValue>>;

/** Dimensions as text by which they are told apart and put in order, whatever the order of their names; empty for none. */
export function canonicalDimensions(dimensions: Dimensions): string {
  const names = Object.keys(dimensions).toSorted();
  return names.length === 0 ? '' : JSON.stringify(names.map((name) => [name, dimensions[name] ?? null]));
}

/** A short key for dimensions of any size; empty for the undivided value. */
export function dimensionKey(dimensions: Dimensions): string {
  const text = canonicalDimensions(dimensions);
  return text === '' ? '' : createHash('sha256').update(text).digest('base64url');
}
