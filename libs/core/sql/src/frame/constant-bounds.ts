import type { BoundReference, FrameQuery, RowLiteral, WindowBound } from '@core/plan';

/** The frame with the value itself in place of every end of a window that is the same in all windows, as in a list of one. */
export function fixConstantBounds(frame: FrameQuery): FrameQuery {
  const { bucketing } = frame;
  if (bucketing.kind !== 'windows' || !bucketing.bounds) return frame;
  const constants = new Map(bucketing.bounds.flatMap(constantOf));
  const fix = (_: string, value: unknown) => (isBound(value) ? (constants.get(value.name) ?? value) : value);
  const fixed = JSON.parse(JSON.stringify(frame), fix) as FrameQuery;
  return { ...fixed, bucketing: { ...bucketing, bounds: bucketing.bounds.filter(({ name }) => !constants.has(name)) } };
}

function constantOf({ name, type, values }: WindowBound): readonly (readonly [string, RowLiteral])[] {
  const [value = null, ...others] = new Set(values);
  return others.length === 0 ? [[name, { kind: 'literal', type, value }]] : [];
}

function isBound(value: unknown): value is BoundReference {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'bound';
}
