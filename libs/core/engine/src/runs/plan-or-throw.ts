import { DomainError } from '@core/diagnostics';
import { buildPlan, type PlanQuestion, type RunPlan } from '@core/plan';

/** Plans, or throws all findings. */
export function planOrThrow(question: PlanQuestion): RunPlan {
  const { plan, diagnostics } = buildPlan(question);
  if (plan === undefined) throw DomainError.from(diagnostics);
  return plan;
}
