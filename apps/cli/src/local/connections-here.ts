import { connectionNames } from '@adapters/platform';

/** The connections that the environment names; undefined where it names none, as on a machine that only checks definitions. */
export function connectionsHere(): readonly string[] | undefined {
  const names = connectionNames(process.env);
  return names.length === 0 ? undefined : names;
}
