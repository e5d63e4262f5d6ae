import { DomainError } from '@core/diagnostics';
import type { Catalog } from '@core/formula';
import { buildPlan, datasetsIn, planPreview, type PlanQuestion } from '@core/plan';
import type { NamedBeside } from '../definitions/dependencies';
import type { RunTask } from '../ports/run-store';

/** Metrics that a task names. */
export function metricsOf(task: RunTask): readonly string[] {
  switch (task.kind) {
    case 'query':
    case 'explain':
      return task.request.metrics;
    case 'test':
      return task.metrics;
    case 'upload':
    case 'preview':
      return [];
  }
}

/** What a task reads beside its metrics. Throws all findings about a request. */
export function namedBeside(task: RunTask, question: Omit<PlanQuestion, 'request'>): NamedBeside {
  switch (task.kind) {
    case 'query':
    case 'explain':
      return planned({ ...task, ...question });
    case 'test':
      return namedInTests(task, question.catalog);
    case 'upload':
      return { datasets: [task.dataset] };
    case 'preview':
      return previewed(task.dataset, question);
  }
}

/** What a look at a dataset reads. Throws what stands in the caller's way. */
function previewed(dataset: string, { catalog, access }: Omit<PlanQuestion, 'request'>): NamedBeside {
  const { plan, diagnostics } = planPreview(catalog, dataset, access);
  if (plan === undefined) throw DomainError.from(diagnostics);
  return { datasets: datasetsIn(plan.frame) };
}

/** What the plan of a request reads: its `where` and its parameters may name more than its metrics do. Throws all findings. */
function planned(question: PlanQuestion): NamedBeside {
  const { plan, diagnostics } = buildPlan(question);
  const { catalog } = question;
  if (plan === undefined) throw DomainError.from(diagnostics);
  return {
    datasets: plan.frames.flatMap(datasetsIn),
    calendars: catalog.calendarNames.filter((name) => name in plan.definitions),
  };
}

/** Tests say what they read by the rows that they bring; any of them may name a calendar. */
function namedInTests({ metrics, tests }: Extract<RunTask, { kind: 'test' }>, catalog: Catalog): NamedBeside {
  const all = tests ?? metrics.flatMap((name) => catalog.metric(name)?.definition.tests ?? []);
  return { datasets: all.flatMap(({ rows }) => Object.keys(rows)), calendars: catalog.calendarNames };
}
