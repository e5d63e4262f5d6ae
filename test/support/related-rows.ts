import type { CellValue } from '@core/definition';
import type { AggregateName, ValueType } from '@core/formula';
import type { FrameQuery, Measure, RowExpression } from '@core/plan';
import { checkedDataset } from './checked-dataset';
import { FrameBench } from './frame-bench';
import { call, column, frameOf, literal, measure, outer, related, rowsOf } from './row-expressions';

/** Leads and orders of accounts, and items of orders, with what is missing in each; expressions over them. */
export const bench = new FrameBench(
  [
    checkedDataset('leads', { id: 'integer', account: 'text', day: 'date', limit: 'integer' }),
    checkedDataset('orders', {
      id: 'integer',
      account: 'text',
      day: 'date',
      amount: 'decimal(12,2)',
      weight: 'number',
      leads: 'text',
      window: 'integer',
    }),
    checkedDataset('items', { id: 'integer', order_id: 'integer', quantity: 'integer', parent: 'integer' }),
  ],
  {
    leads: [
      { id: 1, account: 'a', day: '2025-01-10', limit: 1 },
      { id: 2, account: 'a', day: '2025-02-10', limit: 3 },
      { id: 3, account: 'b', day: '2025-01-10', limit: 0 },
      { id: 4, account: 'nobody', day: '2025-01-10', limit: 0 },
      { id: 5, account: null, day: '2025-01-10', limit: 0 },
    ],
    orders: [
      { id: 1, account: 'a', day: '2025-01-05', amount: 0.1, weight: 1, leads: 'x', window: 9 },
      { id: 2, account: 'a', day: '2025-02-05', amount: 0.2, weight: 3, leads: null, window: 9 },
      { id: 3, account: 'a', day: null, amount: null, weight: 5, leads: 'x', window: 9 },
      { id: 4, account: 'b', day: '2025-02-20', amount: -1.5, weight: null, leads: 'y', window: 9 },
      { id: 5, account: null, day: '2025-02-20', amount: 100, weight: 1, leads: 'y', window: 9 },
    ],
    items: [
      { id: 1, order_id: 1, quantity: 2, parent: null },
      { id: 2, order_id: 2, quantity: 5, parent: 1 },
      { id: 3, order_id: 2, quantity: 1, parent: 2 },
      { id: 4, order_id: 4, quantity: 4, parent: 2 },
      { id: 5, order_id: 5, quantity: 9, parent: 9 },
    ],
  },
);

export const id = column('id', 'integer');
export const account = column('account', 'text');
export const day = column('day', 'date');
export const amount = column('amount', 'decimal');
export const weight = column('weight', 'number');
export const quantity = column('quantity', 'integer');
export const int = (value: number) => literal('integer', String(value));

export const ids = { name: 'id', type: 'integer', expression: id } as const;
export const count = measure('integer', 'count');
/** Rows related to a lead, and to an order. */
export const ordersOf = rowsOf('orders', [{ outer: account, own: account }]);
export const itemsOf = rowsOf('items', [{ outer: id, own: column('order_id', 'integer') }]);
/** An order is after the lead around it. */
export const isLater = call('boolean', 'greater', day, outer(day));
export const isLarge = call('boolean', 'greater', amount, literal('decimal', '0.15'));

/** Without the noise of doubles. */
export const rounded = (cell: CellValue | undefined) =>
  typeof cell === 'number' ? Number(cell.toPrecision(12)) : cell;

/** For each lead its value of an expression. */
export const perLead = async (value: RowExpression, more: Partial<FrameQuery> = {}) => {
  const dimensions = [ids, { name: 'value', type: value.type, expression: value }];
  const rows = await bench.answer(frameOf('leads', { dimensions, ...more }));
  return rows.map(([, cell]) => cell);
};
export const perLeadOf = (aggregate: AggregateName, type: ValueType, more: Partial<Measure> = {}) =>
  perLead(related(ordersOf, type, aggregate, more));
