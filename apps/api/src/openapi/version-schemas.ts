import type { Schema } from '../http/operation';
import { any, count, list, map, object, ref, text } from './schema-parts';

const flag: Schema = { type: 'boolean' };
const paths: Schema = { ...list(text), description: 'JSON pointers into the definition.' };

/** The first hundred of something, and how many there are. */
const listed = (items: Schema): Schema => object({ count, items: list(items) });

const affected = {
  kind: text,
  name: text,
  'version?': count,
  depth: { ...count, description: '1: it uses what is changed itself.' },
  because: { ...list(text), description: 'The places of the change that touch it.' },
};

const entry = object({
  kind: text,
  name: text,
  'version?': count,
  'dataset?': text,
  depth: { ...count, description: '1: directly.' },
  'paths?': paths,
  'fields?': list(text),
  'relationships?': list(text),
});

const node = object({ id: text, kind: text, name: text, 'version?': count, 'dataset?': text });
const edge = object({ from: text, to: text, paths });

const difference = object({
  path: { type: 'string', description: 'JSON pointer into the second, or into the first where there is nothing.' },
  place: { type: 'string', description: 'The same in words: `fields cycle_days formula`.' },
  'before?': any,
  'after?': any,
  'changes?': {
    ...list(object({ kind: { enum: ['same', 'removed', 'added'] }, text })),
    description: 'How one text became the other, word by word.',
  },
});

const outcome: Schema = { type: ['number', 'string', 'boolean', 'null'] };

/** The shapes of answers about versions and what depends on them. */
export const versionSchemas: Readonly<Record<string, Schema>> = {
  Diff: object({ name: text, a: count, b: count, differences: list(difference) }),
  Affects: { ...listed(object(affected)), description: 'What goes on, but may have other values.' },
  Outlook: object({
    kind: text,
    name: text,
    'version?': count,
    'in_force?': { ...count, description: 'The version that would be replaced.' },
    would_succeed: flag,
    differences: list(difference),
    errors: { ...list(ref('Diagnostic')), description: 'What is wrong with itself.' },
    'warnings?': { ...list(ref('Diagnostic')), description: 'What does not stand against it.' },
    breaks: {
      ...listed(
        object({
          kind: text,
          name: text,
          version: count,
          code: text,
          message: text,
          'path?': text,
          'line?': count,
          'column?': count,
          'end_column?': count,
          more: { ...count, description: 'Further findings about it.' },
        }),
      ),
      description: 'Definitions in force that would no longer hold: the change would be refused.',
    },
    affects: ref('Affects'),
    'tests?': ref('TestReport'),
    'links?': map(text),
  }),
  Removal: object({ kind: text, name: text, would_succeed: flag, needed_by: listed(entry) }),
  LineageGraph: object({ nodes: list(node), edges: list(edge) }),
  Lineage: object({
    of: node,
    uses: list(entry),
    used_by: list(entry),
    nodes: list(node),
    edges: list(edge),
    'parameters?': list({ type: 'object' }),
  }),
  Comparison: object({
    rows: count,
    equal: count,
    changed: count,
    only_in_old: count,
    only_in_new: count,
    largest: list(object({ of: map(any), old: outcome, new: outcome, difference: outcome, change: outcome })),
  }),
};
