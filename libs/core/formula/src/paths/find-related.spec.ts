import { crmCatalog } from '../testing/crm-catalog';
import { findPaths } from './find-paths';
import { findRelated } from './find-related';
import { relatedLinks } from './related-links';

const catalog = crmCatalog();
const ways = (outer: string, dataset: string) =>
  findRelated(outer, dataset, catalog).map(({ up, down }) => `${up.join('.')}|${down.join('.')}`);
const links = (outer: string, dataset: string) =>
  findRelated(outer, dataset, catalog).map((paths) =>
    relatedLinks({ outer, dataset, ...paths }, catalog).map((link) =>
      [link.outer, link.own].map(({ path, field }) => [...path, field].join('.')).join(' = '),
    ),
  );

describe('30. rows that are related to a row', () => {
  it('lead to it by the shortest many-to-one path', () => {
    expect(ways('accounts', 'orders')).toEqual(['|account']);
    expect(ways('accounts', 'order_items')).toEqual(['|order.account']);
    expect(ways('leads', 'activities')).toEqual(['|lead']);
  });

  it('or lead, as it does itself, to a row of a third dataset', () => {
    expect(ways('subscriptions', 'orders')).toEqual(['account|account']);
    expect(ways('returns', 'order_items')).toEqual(['order|order']);
  });

  it('are several ways related where those are equally short', () => {
    expect(ways('leads', 'orders')).toEqual(['owner|employee', 'account|account', 'campaign|campaign']);
  });

  it('are none where nothing is shared', () => {
    expect(ways('campaigns', 'employees')).toEqual([]);
    expect(ways('campaigns', 'subscriptions')).toEqual([]);
  });
});

describe('16. what relates them', () => {
  it('are the foreign keys on both sides, so that the shared dataset is not read', () => {
    expect(links('subscriptions', 'orders')).toEqual([['account_id = account_id']]);
    expect(links('returns', 'order_items')).toEqual([['order_id = order_id']]);
  });

  it('are the key of the row itself and a foreign key, at the end of a path but for its last step', () => {
    expect(links('accounts', 'orders')).toEqual([['account_id = account_id']]);
    expect(links('accounts', 'order_items')).toEqual([['account_id = order.account_id']]);
  });
});

describe('paths from one dataset to another', () => {
  it('are all shortest ones, the empty one to itself', () => {
    expect(findPaths('orders', 'orders', catalog)).toEqual([[]]);
    expect(findPaths('activities', 'accounts', catalog)).toEqual([['account']]);
    expect(findPaths('order_items', 'employees', catalog)).toEqual([['order', 'employee']]);
    expect(findPaths('accounts', 'orders', catalog)).toEqual([]);
  });
});
