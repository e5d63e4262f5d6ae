import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { checkCondition } from '@core/alert';
import { parseDefinitions, type DatasetDefinition, type MetricDefinition } from '@core/definition';
import { placeInText, renderDiagnostic, type Diagnostic } from '@core/diagnostics';
import { checkFiles } from '@core/engine';
import { buildCatalog, type CatalogEntry } from '@core/formula';

/**
 * One bad definition: the formula of a metric (`metric` adds to it, null takes away), a dataset, the condition of an alert, or the
 * whole text of documents beside the model.
 */
interface Case {
  readonly text?: string;
  readonly when?: string;
  readonly formula?: string;
  /** A long formula, told in short. */
  readonly repeat?: { readonly text: string; readonly times: number; readonly then: string };
  readonly metric?: Readonly<Record<string, unknown>>;
  readonly dataset?: Readonly<Record<string, unknown>>;
}

const modelText = readFileSync(join(__dirname, 'model.yaml'), 'utf8');
const model = parseDefinitions(modelText);
const groups = readdirSync(join(__dirname, 'cases')).map((file) => file.replace('.yaml', ''));

/** The definition that a case describes; a metric is called `subject`. */
function definitionOf({ formula, repeat, metric, dataset }: Case): MetricDefinition | DatasetDefinition {
  if (dataset) return { kind: 'dataset', source: { file: 'x.csv' }, ...dataset } as unknown as DatasetDefinition;
  const text = repeat ? repeat.text.repeat(repeat.times) + repeat.then : formula;
  const keys = { kind: 'metric', name: 'subject', dataset: 'opportunities', formula: text, ...metric };
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== null)) as unknown as MetricDefinition;
}

function render(one: Case): string {
  if (one.when !== undefined) return renderCondition(one.when);
  if (one.text !== undefined) return renderDocuments(one.text);
  const definition = definitionOf(one);
  const known = model.definitions.map((parsed) => parsed.definition) as CatalogEntry['definition'][];
  const entries = [...known, definition].map((each) => ({ definition: each, version: 1, current: true }));
  const found = buildCatalog(entries).diagnosticsOf(definition.kind, definition.name);
  const { formula, repeat, ...rest } = one;
  const title = formula === undefined ? JSON.stringify(repeat ?? rest.dataset?.['name']) : formula.trimEnd();
  const extra = rest.metric ? [`with ${JSON.stringify(rest.metric)}`] : [];
  return [`=== ${title}`, ...extra, ...found.map((finding) => renderDiagnostic(placed(finding, definition)))].join('\n');
}

function renderCondition(when: string): string {
  const found = checkCondition(when);
  return [`=== ${when}`, ...found.map((finding) => renderDiagnostic(placed(finding, { when })))].join('\n');
}

function renderDocuments(text: string): string {
  const files = [{ file: 'model.yaml', text: modelText }, { file: 'new.yaml', text }];
  const found = checkFiles(files, '2026-01-01T00:00:00Z').findings.filter(({ place }) => place?.file === 'new.yaml');
  return [`=== ${text.trimEnd().replaceAll('\n', '\n    ')}`, ...found.map(renderDiagnostic)].join('\n');
}

/** As whoever knows the text does it: the place in the text that the finding's path points to. */
function placed(finding: Diagnostic, definition: object): Diagnostic {
  const keys = finding.path?.split('/').slice(1) ?? [];
  const text = keys.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], definition);
  if (finding.span === undefined || typeof text !== 'string') return finding;
  const place = placeInText(text, finding.span, finding.path?.slice(1));
  return text.length > 400 ? { ...finding, place: { ...place, text: '' } } : { ...finding, place };
}

describe('bad formulas and what is said about them', () => {
  it('stand on sound definitions, but for the one that is broken on purpose', () => {
    expect(model.diagnostics).toEqual([]);
    const entries = model.definitions.map(({ definition }) => ({ definition, version: 1, current: true }) as CatalogEntry);
    const catalog = buildCatalog(entries);
    const findings = entries.flatMap(({ definition }) => catalog.diagnosticsOf(definition.kind, definition.name));
    expect(findings.map(({ code }) => code)).toEqual(['formula.unknown_field']);
  });

  it.each(groups)('%s are told as written down', (group) => {
    const cases = parse(readFileSync(join(__dirname, 'cases', `${group}.yaml`), 'utf8')) as readonly Case[];
    const rendered = `${cases.map(render).join('\n\n')}\n`;
    const file = join(__dirname, 'expected', `${group}.txt`);
    if (process.env['UPDATE'] === '1') writeFileSync(file, rendered);
    expect(rendered).toBe(readFileSync(file, 'utf8'));
  });
});
