import type { DefinitionKind } from '@core/definition';
import type { Answer, Operation, Schema } from '../http/operation';
import { authors, readers, scheduleAuthors } from '../http/roles';
import { json, answer, ref } from '../openapi/answer';
import { articled, dryRun, versionNumber, versionOrOutlook } from '../openapi/line-operations';

const parts: Schema = { type: 'boolean', description: 'Fields and relationships of datasets are nodes of their own.' };
const field: Schema = { type: 'string', minLength: 1, maxLength: 256, description: 'One field in place of the whole.' };

const drawn = {
  'text/vnd.mermaid': { schema: { type: 'string' }, example: 'flowchart LR\n  n0("metric crm_win_rate")\n' },
  'text/vnd.graphviz': { schema: { type: 'string' }, example: 'digraph lineage {\n}\n' },
} as const;

/** The operations on the history and the neighbours of all kinds of definitions, in the words of one kind. */
export function describeHistory(kind: DefinitionKind): Readonly<Record<'diff' | 'rollBack' | 'lineage', Operation>> {
  const title = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  const tag = `${kind}s`;
  return {
    diff: {
      id: `diff${title}Versions`,
      tag,
      summary: `Compare two versions of ${articled(kind)}`,
      description:
        'Leaf by leaf: named items by their names, lists of texts by what is in them. Of texts, `changes` tells word by word how one became the other.',
      access: readers,
      path: { a: versionNumber, b: versionNumber },
      answers: { 200: answer('What differs', ref('Diff')) },
    },
    rollBack: {
      id: `rollBack${title}`,
      tag,
      summary: `Put an earlier version of ${articled(kind)} in force again`,
      description:
        'Versions stay as they are: none is made or removed. Checked as in publishing: its tests, and all that needs it. 409 for a version that is in force already, and for a draft that never was.',
      access: kind === 'schedule' || kind === 'alert' ? scheduleAuthors : authors,
      query: dryRun,
      body: json(
        { type: 'object', required: ['to'], additionalProperties: false, properties: { to: versionNumber } },
        { to: 1 },
      ),
      answers: { 200: answer('The version, in force, or what that would do', versionOrOutlook) },
    },
    lineage: {
      id: `read${title}Lineage`,
      tag,
      summary: `What ${articled(kind)} uses, and what uses it`,
      description:
        'Near and far, nearest first. Of a dataset that is used, the fields and relationships on the way are named, those beneath calculated fields among them. `Accept` chooses a drawing for Mermaid or Graphviz.',
      access: readers,
      query: { parts, ...(kind === 'dataset' && { field }) },
      answers: { 200: lineageAnswer('Both ways', 'Lineage') },
    },
  };
}

export const readWholeLineage: Operation = {
  id: 'readLineage',
  tag: 'definitions',
  summary: 'What uses what among all definitions in force',
  access: readers,
  query: { parts },
  answers: { 200: lineageAnswer('Nodes, and edges from what uses to what is used', 'LineageGraph') },
};

function lineageAnswer(description: string, schema: string): Answer {
  return { description, content: { ...json(ref(schema)), ...drawn } };
}
