import { definitionSchemas, type DefinitionKind } from '@core/definition';
import { authors, readers, scheduleAuthors } from '../http/roles';
import type { Operation, Schema } from '../http/operation';
import { pageQuery } from '../http/page-query';
import { answer, pageAnswer, ref } from './answer';

const versionNumber: Schema = { type: 'integer', minimum: 1, maximum: 2_147_483_647 };
const ifMatch = { 'If-Match': 'The `ETag` that the change started from; a newer version answers 412.' };

type LineOperation = 'list' | 'read' | 'save' | 'remove' | 'versions' | 'version' | 'publish' | 'deprecate';

/** The operations that datasets, metrics and schedules have alike, in the words of one kind. */
export function describeLine(
  kind: DefinitionKind,
  { example, saving }: { readonly example: unknown; readonly saving: string },
): Readonly<Record<LineOperation, Operation>> {
  const Kind = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  const writers = kind === 'schedule' ? scheduleAuthors : authors;
  const tag = `${kind}s`;
  const version = (description: string) => answer(description, ref('Version'));
  return {
    list: {
      id: `list${Kind}s`,
      tag,
      summary: `List ${kind}s`,
      description: 'The version in force of each, else its newest draft, by name.',
      access: readers,
      query: pageQuery,
      answers: { 200: pageAnswer(`A page of ${kind}s`, ref('VersionSummary')) },
    },
    read: {
      id: `read${Kind}`,
      tag,
      summary: `Read a ${kind}`,
      description: 'The version in force, else the newest draft; titles in the language of `Accept-Language`.',
      access: readers,
      answers: { 200: version(`The ${kind}`) },
    },
    save: {
      id: `save${Kind}`,
      tag,
      summary: `Save a ${kind}`,
      description: saving,
      access: writers,
      headers: ifMatch,
      body: { 'application/json': { schema: definitionSchemas[kind] as Schema, check: { type: 'object' }, example } },
      answers: { 200: version('Nothing changed'), 201: version('A new version') },
    },
    remove: {
      id: `remove${Kind}`,
      tag,
      summary: `Remove a ${kind}`,
      description: 'Refused with 409 while anything in force needs it. Versions that runs used stay readable by number.',
      access: writers,
      answers: { 204: { description: 'Removed' } },
    },
    versions: {
      id: `list${Kind}Versions`,
      tag,
      summary: `List the versions of a ${kind}, newest first`,
      access: readers,
      answers: { 200: pageAnswer('All versions', ref('VersionSummary')) },
    },
    version: {
      id: `read${Kind}Version`,
      tag,
      summary: `Read one version of a ${kind}`,
      access: readers,
      path: { version: versionNumber },
      answers: { 200: version('The version') },
    },
    publish: {
      id: `publish${Kind}Version`,
      tag,
      summary: `Publish a version of a ${kind}`,
      description: 'Makes it the version in force, an older one too. Refused while it does not check, a test fails, or something in force would break.',
      access: writers,
      path: { version: versionNumber },
      answers: { 200: version('The version, published') },
    },
    deprecate: {
      id: `deprecate${Kind}Version`,
      tag,
      summary: `Deprecate a version of a ${kind}`,
      description: 'It still runs, and its results say so.',
      access: writers,
      path: { version: versionNumber },
      answers: { 200: version('The version, deprecated') },
    },
  };
}
