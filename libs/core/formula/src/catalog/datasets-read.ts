import type { Names } from '../check/context';
import { leavesOf } from '../check/leaves';
import { findPaths } from '../paths/find-paths';
import { findDatasets } from '../paths/follow-path';
import { reach } from '../paths/reach';
import type { Expression, FieldReference, RelatedAggregate } from '../tree/expression';
import type { MetricLeaf } from '../tree/metric-leaf';
import { expressionsIn } from './expressions-in';

/** The names of all datasets that an expression reads, over relationships, related rows, calculated fields and other metrics. */
export function datasetsRead(expression: Expression, names: Names): readonly string[] {
  const read = new Set<string>();
  const rows = readRows(names, read);
  visit(expression, []);
  return [...read].toSorted();

  function visit(node: Expression, conditions: readonly Expression[]): void {
    switch (node.kind) {
      case 'aggregate':
        read.add(node.dataset);
        for (const part of [...node.arguments, ...(node.condition ? [node.condition] : [])]) rows.read(part);
        return addConditions(conditions, [{ dataset: node.dataset, dropped: [] }]);
      case 'metric': {
        const answer = names.metric(node.name);
        if (answer.kind === 'metric') for (const dataset of answer.metric.datasets) read.add(dataset);
        return addConditions(conditions, leavesOf(node, names));
      }
      case 'modified': {
        const { modifier } = node;
        const field = modifier.kind === 'on' ? modifier.field : undefined;
        const added = modifier.kind === 'where' ? modifier.condition : field;
        return visit(node.operand, added ? [...conditions, added] : conditions);
      }
      case 'per':
        for (const argument of node.arguments) visit(argument, [...conditions, ...node.keys]);
        return undefined;
      case 'call':
        for (const argument of node.arguments) visit(argument, conditions);
        return undefined;
      default:
        return undefined;
    }
  }

  /** A condition reads what each aggregate beneath passes on its way to the field. */
  function addConditions(conditions: readonly Expression[], leaves: readonly MetricLeaf[]): void {
    for (const part of conditions.flatMap(expressionsIn)) {
      if (part.kind === 'related') rows.read(part);
      for (const { dataset } of leaves) {
        if (part.kind === 'related') rows.pass(dataset, onlyPath(dataset, part.outer, names));
        const reached = part.kind === 'field' ? reach(part, dataset, names) : undefined;
        if (reached?.kind === 'reached') rows.read(reached.reference);
      }
    }
  }
}

/** The same of an expression on the rows of a dataset, that one included. */
export function datasetsReadOnRows(expression: Expression, dataset: string, names: Names): readonly string[] {
  const read = new Set([dataset]);
  readRows(names, read).read(expression);
  return [...read].toSorted();
}

/** Adds to `found` what row-level expressions read. */
function readRows(names: Names, found: Set<string>) {
  const seen = new Set<string>();
  const rows = {
    read(expression: Expression): void {
      for (const part of expressionsIn(expression)) {
        if (part.kind === 'field') addField(part);
        if (part.kind === 'related') addRelated(part);
      }
    },
    pass(dataset: string, path: readonly string[]): void {
      for (const passed of findDatasets({ dataset, path }, names).passed) found.add(passed);
    },
  };
  return rows;

  function addRelated({ outer, up, dataset, down }: RelatedAggregate): void {
    rows.pass(outer, up);
    rows.pass(dataset, down);
  }

  /** Each field once: calculated ones may stand on one another many times over. */
  function addField(field: FieldReference): void {
    const key = [field.dataset, ...field.path, field.field].join('.');
    if (seen.has(key)) return;
    seen.add(key);
    rows.pass(field.dataset, field.path);
    const { end } = findDatasets(field, names);
    const origin = (field.local ?? end?.fields.get(field.field))?.origin;
    if (origin?.kind === 'calculated') rows.read(origin.expression);
  }
}

function onlyPath(from: string, to: string, names: Names): readonly string[] {
  const paths = findPaths(from, to, names);
  return paths.length === 1 ? (paths[0] ?? []) : [];
}
