import type { FieldReference } from '@core/formula';

/** The groups in which an expression is evaluated: those of the result, or beneath a `per` finer ones. */
export interface Space {
  readonly dimensions: readonly SpaceDimension[];
  /** Beneath how many `.per` it lies: 0 for the space of the result. */
  readonly depth: number;
  /** Its first dimensions are those of the space around it at these places; the others are keys. */
  readonly around?: { readonly space: Space; readonly at: readonly number[] };
}

/** A dimension as the request names it, or a key as a formula does. Names differ within a space. */
export type SpaceDimension =
  | { readonly kind: 'asked'; readonly name: string; readonly index: number }
  | { readonly kind: 'key'; readonly name: string; readonly field: FieldReference };

/** The groups of a result. */
export function resultSpace(names: readonly string[]): Space {
  return { dimensions: names.map((name, index) => ({ kind: 'asked', name, index })), depth: 0 };
}

/** The groups beneath a `per`: those dimensions of the space around that are left, and the keys. */
export function spaceWithin(space: Space, at: readonly number[], keys: readonly FieldReference[]): Space {
  const dimensions = at.flatMap((index) => space.dimensions[index] ?? []);
  for (const field of keys) {
    const name = freeName([...field.path, field.field].join('.'), dimensions);
    dimensions.push({ kind: 'key', name, field });
  }
  return { dimensions, depth: space.depth + 1, around: { space, at } };
}

/** All places of a space. */
export function placesOf({ dimensions }: Space): readonly number[] {
  return dimensions.map((_, index) => index);
}

function freeName(name: string, taken: readonly SpaceDimension[]): string {
  const isTaken = (candidate: string) => taken.some((dimension) => dimension.name === candidate);
  let free = name;
  for (let number = 2; isTaken(free); number += 1) free = `${name}_${number}`;
  return free;
}
