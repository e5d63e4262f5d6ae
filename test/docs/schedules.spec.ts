import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { definitionSchemas, parseDefinitions, type DefinitionKind } from '@core/definition';

const page = readFileSync(join(__dirname, '../../docs/schedules.md'), 'utf8');
const examples = [...page.matchAll(/^```yaml\n(kind: .*?)^```$/gms)].map(([, text = '']) => text);
const sections = { schedule: /^## A schedule$.*?(?=^## )/ms, alert: /^## An alert$.*/ms } as const;

/** The keys that the tables of a section explain, in their first cells. */
function explained(kind: keyof typeof sections): ReadonlySet<string> {
  const [section = ''] = sections[kind].exec(page) ?? [];
  const cells = [...section.matchAll(/^\| ((?:`[a-z_]+`(?:, )?)+) \|/gm)].map(([, cell = '']) => cell);
  return new Set(cells.flatMap((cell) => [...cell.matchAll(/`([a-z_]+)`/g)].map(([, key = '']) => key)));
}

function keysOf(kind: DefinitionKind): readonly string[] {
  const { properties } = definitionSchemas[kind] as { readonly properties: Readonly<Record<string, unknown>> };
  return Object.keys(properties);
}

describe('the page about schedules and alerts', () => {
  it.each(['schedule', 'alert'] as const)('explains every key of the kind %s', (kind) => {
    const known = explained(kind);
    expect(keysOf(kind).filter((key) => key !== 'deliver' && !known.has(key))).toEqual([]);
  });

  it.each(['schedule', 'alert'] as const)('shows every key of the kind %s in an example', (kind) => {
    const shown = examples.flatMap((text) => parseDefinitions(text).definitions.map(({ definition }) => definition));
    const written = new Set(shown.filter((one) => one.kind === kind).flatMap((one) => Object.keys(one)));
    const unshown = ['scorecard', 'description', 'owner', 'tags'];
    expect(keysOf(kind).filter((key) => !written.has(key) && !unshown.includes(key))).toEqual([]);
  });

  it('has examples that are sound', () => {
    expect(examples.length).toBeGreaterThan(2);
    expect(examples.flatMap((text) => parseDefinitions(text).diagnostics)).toEqual([]);
  });
});
