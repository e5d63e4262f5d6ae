import type { Schema } from './operation';

/** The schema of an id (a UUID) in a path. */
export function idInPath(of: string): Schema {
  return {
    type: 'string',
    pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
    description: `The id of ${of}.`,
  };
}
