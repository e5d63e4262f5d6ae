import { parseDefinitions, type MetricDefinition } from '@core/definition';
import { buildCatalog, entersCatalog, printExpression, type CatalogEntry } from '@core/formula';

const documents = `
kind: dataset
name: orders
source: {file: orders.csv}
primary_key: [order_id]
time: ordered_on
fields:
  - {name: order_id, type: text}
  - {name: ordered_on, type: date}
  - {name: shipped_at, type: timestamp}
  - {name: amount, type: "decimal(12,2)"}
  - {name: items, type: integer}
  - {name: status, type: text, values: [new, paid, sent]}
  - {name: customer, type: text}
relationships:
  - {name: buyer, to: customers, fields: {customer: customer}}
---
kind: dataset
name: customers
source: {file: customers.csv}
primary_key: [customer]
fields:
  - {name: customer, type: text}
  - {name: region, type: text}
  - {name: since, type: date}
---
kind: metric
name: revenue
dataset: orders
formula: sum(amount)
`;

const known = parseDefinitions(documents).definitions.flatMap(({ definition }): readonly CatalogEntry[] =>
  entersCatalog(definition) ? [{ definition, version: 1, current: true }] : [],
);

/** A formula is refused with findings that lie within it, or checked; printed and checked again it says the same. */
export function fuzz(text: string): void {
  const printed = check(text);
  if (printed === undefined || printed.length > 4_000) return;
  const again = check(printed);
  if (again !== undefined && again !== printed)
    throw new Error(`${text} is printed as ${printed}, and that as ${again}`);
}

/** What the checked formula is printed as; undefined when it is refused. */
function check(text: string): string | undefined {
  const definition: MetricDefinition = { kind: 'metric', name: 'subject', dataset: 'orders', formula: text };
  const catalog = buildCatalog([...known, { definition, version: 1, current: true }]);
  for (const { code, span } of catalog.diagnosticsOf('metric', 'subject')) {
    if (span === undefined) continue;
    // What is missing is missed behind the last character.
    const isWithin = span.start >= 0 && span.start <= span.end && span.end <= text.length + 1;
    if (!isWithin) throw new Error(`${code} has the place ${span.start} to ${span.end} of ${text.length}`);
  }
  const metric = catalog.metric('subject');
  return metric && printExpression(metric.formula);
}

export const seeds = [
  'sum(amount)',
  'count().where(status == "paid") / count()',
  'sum(amount).where(status in ["new", "sent"] and items >= 2).by(buyer.region)',
  'percentile(amount, 0.9) - median(amount)',
  'revenue.previous() * 100 - 1.5e3',
  'sum(amount).last(3 months) / sum(amount).same_period(1 year)',
  'count(customer) > 3 ? 1 : null',
  'avg(items * 2 + 1) ^ 2 % 7',
  'not (max(ordered_on) >= "2026-01-01") or min(shipped_at) == null',
  'coalesce(round(sum(amount), 2), 0)',
  "abs(-5) // a comment\n+ length('тест')",
  'sum(amount).share_of(buyer.region)',
];

export const words = [
  ...'sum count avg min max median percentile where by last previous running rank per at time each share_of'.split(' '),
  ...'amount items status customer buyer.region ordered_on shipped_at revenue params.x orders customers'.split(' '),
  ...'and or not in null true false ( ) [ ] , . ? : == != <= >= < > + - * / % ^ = ; # ` \\ " \' 1 0.5 1e9 1e400 0x1F'.split(
    ' ',
  ),
  '3 months',
  '1 day',
  '"2026-01-01"',
  '\n',
  '\u200b',
  'ａ',
  'é',
  '{}',
  '=>',
  '?.',
  '&&',
  '||',
  '!',
  '**',
  '::',
  '…',
];
