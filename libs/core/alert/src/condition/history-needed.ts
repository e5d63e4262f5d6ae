import type { AlertDefinition } from '@core/definition';
import type { AlertCondition } from './condition';

const LOOKING_BACK: ReadonlySet<string> = new Set(['previous', 'change', 'growth']);

/** How many intervals before a judged one its judgement looks at. */
export function historyNeeded({ observations }: AlertCondition): number {
  const lengths = observations.map((one) => ('length' in one ? one.length : LOOKING_BACK.has(one.name) ? 1 : 0));
  return Math.max(0, ...lengths);
}

/** How many points `judgeMember` needs: those that must hold in a row, each with the intervals before it. */
export function pointsNeeded(alert: Pick<AlertDefinition, 'for'>, condition: AlertCondition): number {
  return (alert.for ?? 1) + Math.max(1, historyNeeded(condition));
}
