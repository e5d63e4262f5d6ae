import type { Definition, ScheduleDefinition } from '@core/definition';
import { diagnose, nearestName, type Diagnostic } from '@core/diagnostics';
import type { Catalog } from '@core/formula';
import { buildPlan } from '@core/plan';
import type { StoredVersion } from '../ports/definition-store';
import { assembleCatalog, unsavedEntries } from './assemble-catalog';

/** Findings by definition (`metric:win_rate`), for candidates and for current definitions that they would break. */
export type FindingsByDefinition = ReadonlyMap<string, readonly Diagnostic[]>;

export function definitionKey({ kind, name }: { readonly kind: string; readonly name: string }): string {
  return `${kind}:${name}`;
}

/**
 * Checks candidates in the world they would make: each must be sound, and nothing in force may break. What is broken
 * already is not held against them.
 */
export function checkCandidates(
  current: readonly StoredVersion[],
  candidates: readonly Definition[],
  now: string,
): FindingsByDefinition {
  const before = assembleCatalog(current);
  const catalog = before.with(unsavedEntries(candidates));
  const all = new Map<string, Definition>(current.map(({ definition }) => [definitionKey(definition), definition]));
  for (const candidate of candidates) all.set(definitionKey(candidate), candidate);
  const findings = checkAll(all, catalog, now);
  const proposed = new Set(candidates.map(definitionKey));
  const victims = [...findings.keys()].filter((key) => !proposed.has(key));
  if (victims.length > 0) {
    for (const key of victims) {
      const definition = all.get(key);
      if (definition !== undefined && checkOne(definition, before, now).some(isError)) findings.delete(key);
    }
  }
  return findings;
}

/** What is wrong with one candidate in the world it would join, and the catalog of that world. */
export function checkCandidate(
  current: Catalog,
  candidate: Definition,
  now: string,
): { readonly findings: readonly Diagnostic[]; readonly catalog: Catalog } {
  const catalog = current.with(unsavedEntries([candidate]));
  return { findings: checkOne(candidate, catalog, now).filter(isError), catalog };
}

function checkAll(
  definitions: ReadonlyMap<string, Definition>,
  catalog: Catalog,
  now: string,
): Map<string, readonly Diagnostic[]> {
  const findings = new Map<string, readonly Diagnostic[]>();
  for (const [key, definition] of definitions) {
    const errors = checkOne(definition, catalog, now).filter(isError);
    if (errors.length > 0) findings.set(key, errors);
  }
  return findings;
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

function checkOne(definition: Definition, catalog: Catalog, now: string): readonly Diagnostic[] {
  return definition.kind === 'schedule'
    ? checkSchedule(definition, catalog, now)
    : catalog.diagnosticsOf(definition.kind, definition.name);
}

/** A schedule is sound when its query can be planned for a closed interval. */
function checkSchedule(schedule: ScheduleDefinition, catalog: Catalog, now: string): readonly Diagnostic[] {
  const unknown = schedule.metrics.flatMap((name, index) =>
    catalog.metric(name) === undefined
      ? [
          diagnose(
            'definition.not_found',
            { kind: 'metric', name, nearest: nearestName(name, catalog.metricNames) },
            { path: `/metrics/${index}` },
          ),
        ]
      : [],
  );
  if (unknown.length > 0) return unknown;
  const { diagnostics } = buildPlan({
    request: {
      ...schedule.query,
      metrics: schedule.metrics,
      period: '2024-01-01/2024-02-01',
      timezone: schedule.timezone ?? 'UTC',
    },
    catalog,
    now,
  });
  return diagnostics.map((finding) => ({
    ...finding,
    path: finding.path?.startsWith('/metrics') ? finding.path : `/query${finding.path ?? ''}`,
  }));
}
