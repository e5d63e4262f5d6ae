import type { MetricDefinition } from '@core/definition';

export type TargetStatus = 'on_track' | 'warning' | 'off_track';

/**
 * How a metric stands to its target, by the attainments from which its definition says so; where it says nothing a target is met
 * or it is not. Where lower is better, the attainment is turned over.
 */
export function statusOf(attainment: number | null, definition: MetricDefinition | undefined): TargetStatus | null {
  if (attainment === null || definition === undefined || definition.direction === 'in_range') return null;
  const { direction, status } = definition;
  const reached = direction === 'lower_is_better' ? 1 / attainment : attainment;
  const { warning = 1, off_track = warning } = status ?? {};
  if (reached < off_track) return 'off_track';
  return reached < warning ? 'warning' : 'on_track';
}
