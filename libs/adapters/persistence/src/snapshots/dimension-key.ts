import { createHash } from 'node:crypto';
import type { CellValue } from '@core/definition';

type Dimensions = Readonly<Record<string, CellValue>>;

/** The same dimensions with their names in order, as JSON: equal members give equal text. */
export function canonicalDimensions(dimensions: Dimensions): string {
  const names = Object.keys(dimensions).toSorted();
  return JSON.stringify(names.map((name) => [name, dimensions[name] ?? null]));
}

/** A short key for dimensions of any size; empty for the undivided value. */
export function dimensionKey(dimensions: Dimensions): string {
  if (Object.keys(dimensions).length === 0) return '';
  return createHash('sha256').update(canonicalDimensions(dimensions)).digest('base64url');
}
