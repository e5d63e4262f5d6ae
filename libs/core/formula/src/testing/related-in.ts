import type { MetricDefinition } from '@core/definition';
import type { Diagnostic } from '@core/diagnostics';
import { expressionsIn } from '../catalog/expressions-in';
import type { CheckedMetric } from '../catalog/types';
import { printExpression } from '../print/print-expression';
import type { RelatedAggregate } from '../tree/expression';
import { crmCatalog } from './crm-catalog';
import { metric } from './sales-catalog';

type Keys = Partial<MetricDefinition>;

/** A metric of the CRM, over leads unless it says otherwise; throws its findings when it is not sound. */
export function checkCrm(formula: string, keys: Keys = {}): CheckedMetric {
  const catalog = crmCatalog(metric('subject', formula, { dataset: 'leads', ...keys }));
  const checked = catalog.metric('subject');
  if (checked === undefined) throw new Error(JSON.stringify(catalog.diagnosticsOf('metric', 'subject')));
  return checked;
}

/** What is found in such a metric. */
export function findingsIn(formula: string, keys: Keys = {}): readonly Diagnostic[] {
  return crmCatalog(metric('subject', formula, { dataset: 'leads', ...keys })).diagnosticsOf('metric', 'subject');
}

/** The related aggregates in its formula, outer ones first. */
export function relatedIn(formula: string, keys: Keys = {}): readonly RelatedAggregate[] {
  return expressionsIn(checkCrm(formula, keys).formula).filter((part) => part.kind === 'related');
}

/** Which rows they range over: `accounts  account orders` are orders that lead to an account. */
export function rowsIn(formula: string, keys: Keys = {}): readonly string[] {
  return relatedIn(formula, keys).map(({ outer, up, down, dataset }) =>
    [outer, up.join('.'), down.join('.'), dataset].join(' '),
  );
}

/** The same as text. */
export function printedIn(formula: string, keys: Keys = {}): readonly string[] {
  return relatedIn(formula, keys).map(printExpression);
}
