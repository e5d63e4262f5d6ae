/**
 * What it costs to read formulas, beside mathjs' own parse of the same text. Prints medians and ratios; nothing is asserted.
 *
 * Warm is what a user of a server waits for: one new metric beside definitions that are known and checked, and a plan of it.
 * Cold is the first question after a start: everything is read, checked and planned from nothing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, parseDependencies } from 'mathjs/number';
import { parseDefinitions, type MetricDefinition } from '@core/definition';
import { buildCatalog, entersCatalog, type Catalog, type CatalogEntry } from '@core/formula';
import { buildPlan, type RunRequest } from '@core/plan';

const now = '2026-11-21T00:00:00Z';
const { parse } = create(parseDependencies ?? {});

const formulas: Readonly<Record<string, string>> = {
  'one aggregate': 'sum(amount)',
  'win rate': 'count().where(stage == "Won") / count().where(stage in ["Won", "Lost"])',
  '20 nodes': 'sum(amount).where(stage == "Won" and amount > 100) / count().where(stage == "Won") - avg(amount)',
  'windows and shifts': 'revenue.rolling(3 months) / revenue.to_date(year) + revenue.growth(1 year)',
  'per and related rows':
    'avg(sum(amount).where(customer.deals_won >= 2).per(account)) / count((revenue > 0 and deals_won.previous() == 0).per(account))',
};

/** Median microseconds of a call, warmed up. */
function measure(call: () => unknown, rounds = 3_000): number {
  for (let round = 0; round < rounds / 5; round += 1) call();
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now();
    call();
    return (performance.now() - started) * 1000;
  }).toSorted((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? 0;
}

function entriesOf(text: string): readonly CatalogEntry[] {
  return parseDefinitions(text).definitions.flatMap(({ definition }): CatalogEntry[] =>
    entersCatalog(definition) ? [{ definition, version: 1, current: true }] : [],
  );
}

function subject(formula: string): CatalogEntry {
  const definition: MetricDefinition = { kind: 'metric', name: 'subject', dataset: 'deals', formula };
  return { definition, version: 1, current: true };
}

function countNodes(text: string): number {
  let nodes = 0;
  parse(text).traverse(() => (nodes += 1));
  return nodes;
}

function checkAll(catalog: Catalog): readonly string[] {
  return catalog.metricNames.filter((name) => catalog.metric(name) !== undefined);
}

const known = entriesOf(readFileSync(join(process.cwd(), 'docs/examples.yaml'), 'utf8'));
const knownCatalog = buildCatalog(known);
checkAll(knownCatalog);

function measureFormula([name, formula]: readonly [string, string]) {
  const request: RunRequest = { metrics: ['subject'], period: '2017', grain: 'month', by: ['account'] };
  const catalog = knownCatalog.with([subject(formula)]);
  const findings = catalog.diagnosticsOf('metric', 'subject');
  if (findings.length > 0) throw new Error(`${name}: ${findings.map(({ message }) => message).join('; ')}`);
  const mathjs = measure(() => parse(formula));
  const check = measure(() => knownCatalog.with([subject(formula)]).metric('subject'));
  const plan = measure(() => buildPlan({ request, catalog, now }));
  const cold = measure(() => buildPlan({ request, catalog: buildCatalog([...known, subject(formula)]), now }));
  return {
    formula: name,
    nodes: countNodes(formula),
    'mathjs parse, µs': mathjs.toFixed(1),
    'parse + check, µs': check.toFixed(1),
    'plan, µs': plan.toFixed(1),
    'all / mathjs': ((check + plan) / mathjs).toFixed(1),
    'all, cold, µs': cold.toFixed(1),
  };
}

/** All metrics of the examples, again under other names until there are enough, over three years by month. */
function measureWide(count: number) {
  const metrics = checkAll(knownCatalog).flatMap((name) => knownCatalog.metric(name)?.definition ?? []);
  const copies = Array.from({ length: Math.ceil(count / metrics.length) }, (_, copy) =>
    metrics.map((definition) => ({ ...definition, name: `${definition.name}_${copy}` })),
  ).flat();
  const entries = copies.slice(0, count).map((definition) => ({ definition, version: 1, current: true }));
  const catalog = knownCatalog.with(entries);
  const request: RunRequest = {
    metrics: entries.map(({ definition }) => definition.name),
    period: '2015-01-01/2018-01-01',
    grain: 'month',
    by: [],
  };
  const { diagnostics } = buildPlan({ request, catalog, now });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('; '));
  const check = measure(() => checkAll(knownCatalog.with(entries)), 50);
  const plan = measure(() => buildPlan({ request, catalog, now }), 50);
  return { metrics: count, 'parse + check, ms': (check / 1000).toFixed(2), 'plan, ms': (plan / 1000).toFixed(2) };
}

/** Every metric of the server's own catalogue that can be asked by month, all in one request, from nothing. */
function measureCatalogue() {
  const folder = join(process.cwd(), 'metric-definitions');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  const entries = files.flatMap((file) => entriesOf(readFileSync(join(folder, file), 'utf8')));
  const catalog = buildCatalog(entries);
  const period = { period: '2015-01-01/2018-01-01', grain: 'month', by: [] } as const;
  const metrics = checkAll(catalog).filter(
    (name) => buildPlan({ request: { ...period, metrics: [name] }, catalog, now }).plan !== undefined,
  );
  const check = measure(() => checkAll(buildCatalog(entries)), 30);
  const plan = measure(() => buildPlan({ request: { ...period, metrics }, catalog, now }), 30);
  return {
    definitions: entries.length,
    'metrics asked': metrics.length,
    'parse + check, ms': (check / 1000).toFixed(1),
    'plan, ms': (plan / 1000).toFixed(1),
  };
}

console.table(Object.entries(formulas).map(measureFormula));
console.table([15, 30, 60, 120, 240].map(measureWide));
console.table([measureCatalogue()]);
