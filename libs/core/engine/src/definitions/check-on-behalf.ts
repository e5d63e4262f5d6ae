import type { DefinitionKind } from '@core/definition';
import { diagnose, type Diagnostic } from '@core/diagnostics';
import { buildPlan, type RunRequest } from '@core/plan';
import { accessOf } from '../access/caller';
import type { AskedWorld } from './asked-world';

/** They read rows on behalf of who saved them. */
export const ownedKinds: ReadonlySet<DefinitionKind> = new Set(['schedule', 'alert']);

/** What hinders the plan of a request; what is refused to the owner of the definition that asks names them. */
export function checkOnBehalf(
  kind: DefinitionKind,
  request: RunRequest,
  { catalog, now, ...world }: AskedWorld,
): readonly Diagnostic[] {
  const owner = ownedKinds.has(kind) ? world.owner : undefined;
  const access = owner && accessOf(owner);
  const { diagnostics } = buildPlan({ request, catalog, now, access });
  if (owner === undefined) return diagnostics;
  return diagnostics.map((finding) => {
    if (!finding.code.startsWith('access.')) return finding;
    const words = { kind, owner: owner.name, reason: finding.message };
    return diagnose('access.owner_denied', words, { path: finding.path ?? '' });
  });
}
