import { localize } from '@core/definition';
import type { StoredVersion } from '@core/engine';

/** A version without its definition, as lists show it, in the reader's language. */
export function summarizeVersion(
  version: StoredVersion,
  languages: readonly string[],
): Readonly<Record<string, unknown>> {
  const { definition, kind: _, hash: __, saved_by: ___, ...rest } = version;
  const { title, description, owner, tags } = definition;
  return {
    ...rest,
    title: localize(title, languages, definition.name),
    ...(description !== undefined && { description: localize(description, languages, '') }),
    ...(owner !== undefined && { owner }),
    ...(tags !== undefined && { tags }),
  };
}

/** A version with its definition as it was written. */
export function presentVersion(
  version: StoredVersion,
  languages: readonly string[],
): Readonly<Record<string, unknown>> {
  return { ...summarizeVersion(version, languages), definition: version.definition };
}
