/**
 * What it costs to read a formula: parse and check it against a catalog, and plan a request, beside mathjs' own parse of the same
 * text. Prints medians and ratios; nothing is asserted.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, parseDependencies } from 'mathjs/number';
import { parseDefinitions, type MetricDefinition } from '@core/definition';
import { buildCatalog, type Catalog, type CatalogEntry } from '@core/formula';
import { buildPlan, type RunRequest } from '@core/plan';

const ROUNDS = 3_000;
const now = '2026-11-21T00:00:00Z';
const { parse } = create(parseDependencies ?? {});

/** Formulas by what they show, and the number of nodes that mathjs makes of each. */
const formulas: Readonly<Record<string, string>> = {
  'one aggregate': 'sum(amount)',
  'win rate': 'count().where(stage == "Won") / count().where(stage in ["Won", "Lost"])',
  '20 nodes': 'sum(amount).where(stage == "Won" and amount > 100) / count().where(stage == "Won") - avg(amount)',
  'windows and shifts': 'revenue.rolling(3 months) / revenue.to_date(year) + revenue.growth(1 year)',
  'per and related rows':
    'avg(sum(amount).where(customer.deals_won >= 2).per(account)) / count((revenue > 0 and deals_won.previous() == 0).per(account))',
};

function median(times: number[]): number {
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? 0;
}

/** Median microseconds of a call, warmed up. */
function measure(call: () => unknown): number {
  for (let round = 0; round < ROUNDS / 5; round += 1) call();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    call();
    times.push((performance.now() - started) * 1000);
  }
  return median(times);
}

const { definitions } = parseDefinitions(readFileSync(join(process.cwd(), 'docs/examples.yaml'), 'utf8'));
const known = definitions.flatMap(({ definition }): CatalogEntry[] =>
  definition.kind === 'schedule' ? [] : [{ definition, version: 1, current: true }],
);

function catalogWith(formula: string): Catalog {
  const definition: MetricDefinition = { kind: 'metric', name: 'subject', dataset: 'deals', formula };
  return buildCatalog([...known, { definition, version: 1, current: true }]);
}

function countNodes(text: string): number {
  let nodes = 0;
  parse(text).traverse(() => (nodes += 1));
  return nodes;
}

const request: RunRequest = { metrics: ['subject'], period: '2017', grain: 'month', by: ['account'] };
const rows = Object.entries(formulas).map(([name, formula]) => {
  const catalog = catalogWith(formula);
  const findings = catalog.diagnosticsOf('metric', 'subject');
  if (findings.length > 0) throw new Error(`${name}: ${findings.map(({ message }) => message).join('; ')}`);
  const mathjs = measure(() => parse(formula));
  const check = measure(() => catalogWith(formula).metric('subject'));
  const plan = measure(() => buildPlan({ request, catalog, now }));
  return {
    formula: name,
    nodes: countNodes(formula),
    'mathjs parse, µs': mathjs.toFixed(1),
    'parse + check, µs': check.toFixed(1),
    'plan, µs': plan.toFixed(1),
    'all / mathjs': ((check + plan) / mathjs).toFixed(1),
  };
});
console.table(rows);
console.log(
  `"parse + check" makes a new catalog of ${known.length + 1} definitions each time and checks what the formula names.`,
);
