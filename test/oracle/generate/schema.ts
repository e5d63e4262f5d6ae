import type { FieldRef, Type } from '../evaluator/formula';
import type { Dataset, Field } from '../evaluator/model';
import type { Rng } from './rng';

const TIERS = ['bronze', 'silver', 'gold', 'platinum'];
const STAGES = ['lead', 'demo', 'quote', 'won'];

function field(name: string, type: Type, values?: readonly string[]): Field {
  return { name, type, ...(values && { values }) };
}

function own(dataset: string, name: string, path: readonly string[] = []): FieldRef {
  return { dataset, path, field: name };
}

/** The names that differ from world to world. */
interface Names {
  readonly channel: string;
  readonly stage: string;
}

/** Three to seven datasets: a fact with its customers, and what else there is around them. */
export function makeDatasets(rng: Rng): readonly Dataset[] {
  const names: Names = { channel: rng.pick(['channel', 'канал', '渠道']), stage: rng.pick(['stage', 'ступень']) };
  const has = {
    reps: rng.chance(0.7),
    subs: rng.chance(0.75),
    stages: rng.chance(0.7),
    spend: rng.chance(0.5),
    items: rng.chance(0.6),
  };
  const datasets = [accounts(rng, has.reps), orders(rng, { ...names, reps: has.reps })];
  if (has.reps) datasets.push(reps(rng));
  if (has.items) datasets.push(items(rng));
  if (has.subs || !has.stages) datasets.push(subs(rng));
  if (has.stages) datasets.push(stages(rng, names));
  if (has.spend) datasets.push(spend(names));
  return datasets;
}

function accounts(rng: Rng, hasReps: boolean): Dataset {
  const time = rng.chance(0.6);
  return {
    name: 'accounts',
    primary_key: ['id'],
    fields: [
      field('id', 'text'),
      field('region', 'text'),
      field('tier', 'text', TIERS),
      field('size', 'integer'),
      field('rate', 'number'),
      field('since', 'date'),
      ...(hasReps ? [field('rep_id', 'integer')] : []),
    ],
    relationships: hasReps ? [{ name: 'owner', to: 'reps', pairs: [['rep_id', 'rep']] }] : [],
    ...(time && { time: own('accounts', 'since') }),
  };
}

function reps(rng: Rng): Dataset {
  return {
    name: 'reps',
    primary_key: ['rep'],
    fields: [field('rep', 'integer'), field('team', 'text'), field('hired', 'date'), field('left_on', 'date')],
    relationships: [],
    ...(rng.chance(0.6) && { valid: { from: 'hired', to: 'left_on' } }),
  };
}

function orders(rng: Rng, { channel, reps: hasReps }: Names & { readonly reps: boolean }): Dataset {
  return {
    name: 'orders',
    primary_key: ['no'],
    fields: [
      field('no', 'integer'),
      field('account_id', 'text'),
      ...(hasReps ? [field('seller', 'integer')] : []),
      field('placed', 'timestamp'),
      field('day_on', 'date'),
      field('amount', 'decimal'),
      field('qty', 'integer'),
      field('score', 'number'),
      field(channel, 'text'),
      field('paid', 'boolean'),
    ],
    relationships: [
      { name: 'account', to: 'accounts', pairs: [['account_id', 'id']] },
      ...(hasReps ? [{ name: 'sold_by', to: 'reps', pairs: [['seller', 'rep']] as const }] : []),
    ],
    time: own('orders', rng.pick(['placed', 'day_on'])),
  };
}

function items(rng: Rng): Dataset {
  const time = rng.pick(['placed', 'day_on', 'none']);
  return {
    name: 'items',
    primary_key: ['order_no', 'line'],
    fields: [
      field('order_no', 'integer'),
      field('line', 'integer'),
      field('price', 'decimal'),
      field('units', 'integer'),
      field('label', 'text'),
      field('shipped', 'timestamp'),
    ],
    relationships: [{ name: 'order', to: 'orders', pairs: [['order_no', 'no']] }],
    time: time === 'none' ? own('items', 'shipped') : own('items', time, ['order']),
  };
}

function subs(rng: Rng): Dataset {
  return {
    name: 'subs',
    primary_key: ['sub'],
    fields: [
      field('sub', 'integer'),
      field('account_id', 'text'),
      field('starts', 'date'),
      field('ends', 'date'),
      field('mrr', 'decimal'),
      field('seats', 'integer'),
      field('plan', 'text'),
    ],
    relationships: [{ name: 'customer', to: 'accounts', pairs: [['account_id', 'id']] }],
    valid: { from: 'starts', to: 'ends' },
    ...(rng.chance(0.4) && { time: own('subs', 'starts') }),
  };
}

function stages(rng: Rng, { stage }: Names): Dataset {
  return {
    name: 'steps',
    primary_key: ['step'],
    fields: [
      field('step', 'integer'),
      field('account_id', 'text'),
      field('entered', 'timestamp'),
      field(stage, 'text', STAGES),
      field('worth', 'number'),
    ],
    relationships: [{ name: 'of_account', to: 'accounts', pairs: [['account_id', 'id']] }],
    valid: { from: 'entered', until_next_per: ['account_id'] },
    ...(rng.chance(0.5) && { time: own('steps', 'entered') }),
  };
}

function spend({ channel }: Names): Dataset {
  return {
    name: 'spend',
    primary_key: ['entry'],
    fields: [
      field('entry', 'integer'),
      field('on_day', 'date'),
      field(channel, 'text'),
      field('region', 'text'),
      field('cost', 'decimal'),
      field('clicks', 'integer'),
    ],
    relationships: [],
    time: own('spend', 'on_day'),
  };
}
