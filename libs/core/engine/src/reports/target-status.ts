import type { MetricDefinition } from '@core/definition';

export type TargetStatus = 'on_track' | 'warning' | 'off_track';

/**
 * How a metric stands to its target, by the attainments from which its definition says so; where it says nothing a target is met
 * or it is not. Where lower is better, the attainment is turned over. Around zero shares say nothing: there a target is met or not.
 */
export function statusOf(
  { value, target }: { readonly value: number | null; readonly target: number | null },
  definition: MetricDefinition | undefined,
): TargetStatus | null {
  if (value === null || target === null || definition === undefined || definition.direction === 'in_range') return null;
  const { direction, status } = definition;
  const [more, less] = direction === 'lower_is_better' ? [target, value] : [value, target];
  if (more <= 0 || less <= 0) return more >= less ? 'on_track' : 'off_track';
  const { warning = 1, off_track = warning } = status ?? {};
  const reached = more / less;
  if (reached < off_track) return 'off_track';
  return reached < warning ? 'warning' : 'on_track';
}
