import type { Definition } from '@core/definition';
import { diagnose, nearestName, type Diagnostic } from '@core/diagnostics';

/** A warning for a dataset that names a connection which is not among those known; none where nothing is known of them. */
export function findUnknownConnections(
  definition: Definition,
  known: readonly string[] | undefined,
): readonly Diagnostic[] {
  if (known === undefined || definition.kind !== 'dataset' || !('connection' in definition.source)) return [];
  const { connection } = definition.source;
  if (known.includes(connection)) return [];
  const nearest = nearestName(connection, known);
  return [diagnose('definition.unknown_connection', { connection, known, nearest }, { path: '/source/connection' })];
}
