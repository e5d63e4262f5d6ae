import { Data } from '../evaluator/data';
import { nodesOf, type Expr, type FieldNode } from '../evaluator/formula';
import type { Dataset, World } from '../evaluator/model';
import { makeDate, makeInstant } from '../generate/moments';
import { call, numeric, pickField, type Making, type Place } from '../generate/place';
import { makeBoolean } from '../generate/row-exprs';
import { rowMakers } from '../generate/row-makers';
import type { Rng } from '../generate/rng';
import { textsOf } from '../generate/rows';
import type { Policy, Rule } from './policy';

const ROLES = ['author', 'analyst', 'scheduler', 'viewer'];

type Attributes = Record<string, Policy['attributes'][string]>;

/** Rules for about two datasets in three. `isSound` says whether the engine takes a rule. */
export function makePolicy(world: World, rng: Rng, isSound: (dataset: string, rule: Rule) => boolean): Policy {
  const roles = some(ROLES, rng);
  const attributes: Attributes = {};
  const rulesOf = (dataset: Dataset) => {
    const hidden = rng.chance(0.4) ? rng.some(hideable(dataset), 0.3) : [];
    const make = () => makeRule(dataset, world, { rng, attributes, hidden });
    return Array.from({ length: rng.pick([1, 1, 2, 3]) }, make).filter((rule) => isSound(dataset.name, rule));
  };
  const rules = world.datasets
    .filter(() => rng.chance(0.65))
    .map((dataset) => {
      const made = rulesOf(dataset);
      const isDenied = !made.some((rule) => rule.roles.some((role) => roles.includes(role)));
      // Somebody who may read nothing is refused nearly everything.
      const more = isDenied && rng.chance(0.9) ? rulesOf(dataset).map((rule) => ({ ...rule, roles })) : [];
      return [dataset.name, [...made, ...more]] as const;
    });
  return { rules: Object.fromEntries(rules.filter(([, made]) => made.length > 0)), roles, attributes };
}

interface Turn {
  readonly rng: Rng;
  readonly attributes: Attributes;
  /** What most rules of the dataset hide. */
  readonly hidden: readonly string[];
}

function makeRule(dataset: Dataset, world: World, turn: Turn): Rule {
  const { rng } = turn;
  const hidden = rng.chance(0.85) ? turn.hidden : rng.some(hideable(dataset), 0.2);
  return {
    roles: some(ROLES, rng),
    ...(rng.chance(0.96) && { where: makeCondition(dataset, world, turn) }),
    ...(hidden.length > 0 && { hidden }),
  };
}

/** What a row is, who asks, or both. */
function makeCondition({ name }: Dataset, world: World, turn: Turn): Expr {
  const { rng } = turn;
  const place: Place = { dataset: name, around: [], related: true, period: false };
  const making: Making = { rows: rowMakers, rng, data: new Data(world), params: [], calendars: [] };
  const plain = () => makeBoolean(place, rng.int(0, 2), making);
  const mine = () => compareWithCaller(place, making, turn.attributes) ?? plain();
  const condition = rng.weighted<() => Expr>([
    [5, mine],
    [2, plain],
    [2, () => call(rng.pick(['and', 'or']), 'boolean', [mine(), plain()])],
    [1, () => call('or', 'boolean', [mine(), mine()])],
    [1, () => call('not', 'boolean', [mine()])],
  ])();
  return nodesOf(condition).some(({ kind }) => kind === 'context') ? mine() : condition;
}

/** A field beside an attribute that takes its type. */
function compareWithCaller(place: Place, making: Making, attributes: Attributes): Expr | undefined {
  const { rng } = making;
  const field = pickField(place, ['text', 'text', ...numeric, 'date', 'timestamp', 'boolean'], making);
  if (field === undefined) return undefined;
  const name = `a${Object.keys(attributes).length + 1}`;
  if (field.type === 'text' && rng.chance(0.4)) {
    attributes[name] = [...new Set([valueFor(field, making), valueFor(field, making)])].map(String);
    return call('in', 'boolean', [field], name);
  }
  attributes[name] = valueFor(field, making);
  const isOrdered = field.type !== 'boolean' && (field.type !== 'text' || field.values !== undefined);
  const fns = ['equal', 'equal', 'not_equal', ...(isOrdered ? ['less', 'less_or_equal', 'greater'] : [])];
  return call(rng.pick(fns), 'boolean', [field, { kind: 'param', name, type: field.type }]);
}

function valueFor(field: FieldNode, { rng, data }: Making): string | number | boolean {
  switch (field.type) {
    case 'integer':
      return rng.pick([0, 1, 2, 3, 5, 8, 20]);
    case 'decimal':
      return rng.pick([0, 0.2, 0.3, 19.99, 50]);
    case 'number':
      return rng.pick([0, 0.5, 1.5, 20]);
    case 'boolean':
      return rng.chance(0.5);
    case 'date':
      return makeDate(rng);
    case 'timestamp':
      return makeInstant(rng);
    case 'text':
      return rng.pick(textsOf(data.fieldOf(field.ref).field));
  }
}

/** Stored fields by which nothing is joined, placed or told apart. */
function hideable({ fields, primary_key, relationships, valid }: Dataset): readonly string[] {
  const keys = new Set([
    ...primary_key,
    ...relationships.flatMap(({ pairs }) => pairs.map(([own]) => own)),
    ...(valid ? [valid.from, ...(valid.to === undefined ? [] : [valid.to])] : []),
  ]);
  return fields.filter(({ name, formula }) => formula === undefined && !keys.has(name)).map(({ name }) => name);
}

function some(roles: readonly string[], rng: Rng): readonly string[] {
  const picked = roles.filter(() => rng.chance(0.5));
  return picked.length > 0 ? picked : [rng.pick(roles)];
}
