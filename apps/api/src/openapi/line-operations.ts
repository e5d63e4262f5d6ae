import { definitionSchemas, type DefinitionKind } from '@core/definition';
import type { Operation, Schema } from '../http/operation';
import { authors, readers, scheduleAuthors } from '../http/roles';
import { answer, paged, pageAnswer, ref } from './answer';

export const versionNumber: Schema = { type: 'integer', minimum: 1, maximum: 2_147_483_647 };
/** On everything that changes what is in force. */
export const dryRun: Readonly<Record<string, Schema>> = {
  dry_run: {
    type: 'boolean',
    description: 'Answer what would change, break and be affected, as `Outlook`, and change nothing.',
  },
};
/** The answer to a change, or to the question what it would do. */
export const versionOrOutlook: Schema = { anyOf: [ref('Version'), ref('Outlook')] };
const ifMatch = { 'If-Match': 'The `ETag` that the change started from; a newer version answers 412.' };

type Reading = 'list' | 'read' | 'versions' | 'version';
type Writing = 'save' | 'remove' | 'publish' | 'deprecate';

interface Words {
  readonly example: unknown;
  readonly saving: string;
}

/** The operations that all kinds of definitions have alike, in the words of one kind. */
export function describeLine(kind: DefinitionKind, words: Words): Readonly<Record<Reading | Writing, Operation>> {
  const title = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  return { ...describeReading(kind, title), ...describeWriting(kind, title, words) };
}

function describeReading(kind: DefinitionKind, title: string): Readonly<Record<Reading, Operation>> {
  const common = { tag: `${kind}s`, access: readers };
  return {
    list: {
      ...common,
      id: `list${title}s`,
      summary: `List ${kind}s`,
      description: 'The version in force of each, else its newest draft, by name.',
      ...paged(`A page of ${kind}s`, ref('VersionSummary')),
    },
    read: {
      ...common,
      id: `read${title}`,
      summary: `Read ${articled(kind)}`,
      description: 'The version in force, else the newest draft; titles in the language of `Accept-Language`.',
      answers: { 200: answer(`The ${kind}`, ref('Version')) },
    },
    versions: {
      ...common,
      id: `list${title}Versions`,
      summary: `List the versions of ${articled(kind)}, newest first`,
      answers: { 200: pageAnswer('All versions', ref('VersionSummary')) },
    },
    version: {
      ...common,
      id: `read${title}Version`,
      summary: `Read one version of ${articled(kind)}`,
      path: { version: versionNumber },
      answers: { 200: answer('The version', ref('Version')) },
    },
  };
}

function describeWriting(
  kind: DefinitionKind,
  title: string,
  { example, saving }: Words,
): Readonly<Record<Writing, Operation>> {
  const common = { tag: `${kind}s`, access: kind === 'schedule' || kind === 'alert' ? scheduleAuthors : authors };
  const schema = definitionSchemas[kind];
  return {
    save: {
      ...common,
      id: `save${title}`,
      summary: `Save ${articled(kind)}`,
      description: saving,
      headers: ifMatch,
      query: dryRun,
      body: { 'application/json': { schema, check: { type: 'object' }, example } },
      answers: {
        200: answer('Nothing changed, or what would', versionOrOutlook),
        201: answer('A new version', ref('Version')),
      },
    },
    remove: {
      ...common,
      id: `remove${title}`,
      summary: `Remove ${articled(kind)}`,
      description:
        'Refused with 409 while anything in force needs it. Versions that runs used stay readable by number.',
      query: dryRun,
      answers: { 200: answer('What needs it, with `dry_run`', ref('Removal')), 204: { description: 'Removed' } },
    },
    publish: {
      ...common,
      id: `publish${title}Version`,
      summary: `Publish a version of ${articled(kind)}`,
      description:
        'Makes it the version in force, an older one too. Refused while it does not check, a test fails, or something in force would break.',
      path: { version: versionNumber },
      query: dryRun,
      answers: { 200: answer('The version, published, or what that would do', versionOrOutlook) },
    },
    deprecate: {
      ...common,
      id: `deprecate${title}Version`,
      summary: `Deprecate a version of ${articled(kind)}`,
      description: 'It still runs, and its results say so.',
      path: { version: versionNumber },
      answers: { 200: answer('The version, deprecated', ref('Version')) },
    },
  };
}

export function articled(kind: DefinitionKind): string {
  return `${kind === 'alert' ? 'an' : 'a'} ${kind}`;
}
