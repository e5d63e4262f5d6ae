import { expressionsIn } from '../catalog/expressions-in';
import { printExpression } from '../print/print-expression';
import { checkCrm, findingsIn, printedIn, relatedIn, rowsIn } from '../testing/related-in';

const codes = (...question: Parameters<typeof findingsIn>) => findingsIn(...question).map(({ code }) => code);

describe('an aggregate over related rows', () => {
  it('ranges over the dataset that it counts', () => {
    expect(rowsIn('count().where(count(opportunities) > 0)')).toEqual(['leads  lead opportunities']);
    expect(rowsIn('count(accounts).where(count(orders) >= 2)')).toEqual(['accounts  account orders']);
  });

  it('ranges over the dataset of the fields it names, but for those of the row itself', () => {
    expect(rowsIn('count().where(any(leads.created_at < activities.occurred_at))')).toEqual(['leads  lead activities']);
    expect(rowsIn('count().where(any(created_at < activities.occurred_at))')).toEqual(['leads  lead activities']);
  });

  it('ranges over the dataset that reaches all others that are named', () => {
    const formula = 'count(accounts).where(any(order_items.quantity > 1 and orders.status == "completed"))';
    expect(rowsIn(formula)).toEqual(['accounts  order.account order_items']);
    expect(printedIn(formula)).toEqual([
      'any(((order_items.quantity > 1) and (order_items.order.status == "completed")))',
    ]);
  });

  it('may be told its dataset by a condition alone', () => {
    expect(rowsIn('count(accounts).where(sum(1).where(orders.status == "completed") > 1)')).toEqual([
      'accounts  account orders',
    ]);
  });

  it('is asked on the rows of an aggregate whose argument it is', () => {
    expect(rowsIn('avg(count(activities))')).toEqual(['leads  lead activities']);
    expect(rowsIn('sum(orders.amount * count(order_items))')).toEqual(['orders  order order_items']);
    expect(rowsIn('max(truncate_to(max(activities.occurred_at), day))')).toEqual(['leads  lead activities']);
  });

  it('is asked on rows of the document, where several datasets lead there', () => {
    const keys = { dataset: 'accounts' };
    expect(rowsIn('(count(orders) / count(returns)).where(any(opportunities.status == "won"))', keys)).toEqual([
      'accounts  account opportunities',
    ]);
    expect(codes('(count(orders) / count(campaigns)).where(any(opportunities.status == "won"))', keys)).toEqual([
      'formula.related_row_unknown',
    ]);
  });

  it('is asked on the same rows in the conditions of a metric', () => {
    const asked = (formula: string) => {
      const { where, filters } = checkCrm(formula, {
        dataset: 'accounts',
        where: 'any(opportunities.status == "won")',
        filters: { busy: 'count(activities) > 1' },
      });
      return [where, filters.get('busy')].flatMap((condition) =>
        (condition ? expressionsIn(condition) : []).flatMap((part) => (part.kind === 'related' ? part.outer : [])),
      );
    };
    expect(asked('count()')).toEqual(['accounts', 'accounts']);
    expect(asked('count(leads)')).toEqual(['leads', 'leads']);
    expect(asked('count(leads) / count(orders)')).toEqual(['accounts', 'accounts']);
  });

  it('is asked on rows of those aggregates that keep their filter', () => {
    expect(rowsIn('(count() / count(campaigns).total()).where(count(activities) > 1)')).toEqual([
      'leads  lead activities',
    ]);
  });

  it('has a type like any aggregate, and one value per row', () => {
    const [touches] = relatedIn('count(count(activities) > 1)');
    expect(touches).toMatchObject({ type: 'integer', level: { kind: 'row', dataset: 'leads' } });
    expect(relatedIn('count(max(activities.occurred_at) > as_of)')[0]?.type).toBe('timestamp');
    expect(codes('count(max(activities.occurred_at) > 5)')).toEqual(['formula.unlike_types']);
  });

  it('34. counts rows where a condition is true, and values that are not null', () => {
    const [condition] = relatedIn('count(count(activities.kind == "call") > 1)');
    expect(condition).toMatchObject({ function: 'count', arguments: [], conditions: [{ function: 'equal' }] });
    const [value] = relatedIn('count(count(activities.kind) > 1)');
    expect(value).toMatchObject({ function: 'count', arguments: [{ field: 'kind' }], conditions: [] });
  });

  it('takes several conditions, and the validity of an interval dataset', () => {
    const formula =
      'count(count(subscriptions).where(subscriptions.mrr > 1).at(start).where(accounts.segment == "a") > 0)';
    expect(relatedIn(formula, { dataset: 'accounts' })).toMatchObject([
      { validity: 'start', conditions: [{ function: 'greater' }, { function: 'equal' }] },
    ]);
    expect(printedIn('count(any(subscriptions.mrr > 1).during())', { dataset: 'accounts' })).toEqual([
      'any((subscriptions.mrr > 1)).during()',
    ]);
    expect(rowsIn('count(count(subscriptions) > 0)', { dataset: 'accounts' })).toEqual([
      'accounts  account subscriptions',
    ]);
  });

  it('30. has no period to move and no groups, and says what to write instead', () => {
    const after = (modifier: string) => codes(`count(count(orders)${modifier} > 1)`, { dataset: 'accounts' });
    for (const modifier of [
      'previous()',
      'growth()',
      'rolling(1 month)',
      'total()',
      'rank()',
      'on(orders.ordered_at)',
    ]) {
      expect(after(`.${modifier}`)).toEqual(['formula.related_modifier']);
    }
    expect(after('.at(end)')).toEqual(['formula.no_interval']);
    expect(findingsIn('count(max(activities.occurred_at).fill(created_at) > created_at)')[0]?.hint).toContain('??');
  });

  it('38. goes by the time of its rows for first and last, and by nothing where they have none', () => {
    expect(codes('count(first(activities.kind) == "call")')).toEqual([]);
    expect(codes('count(last(subscriptions.mrr) > 5)', { dataset: 'accounts' })).toEqual(['formula.no_time']);
  });

  it('holds an ordered text to its values', () => {
    const furthest = (stage: string) => `count(max(opportunity_stage_history.stage) >= "${stage}")`;
    expect(codes(furthest('demo'), { dataset: 'opportunities' })).toEqual([]);
    expect(codes(furthest('dem'), { dataset: 'opportunities' })).toEqual(['formula.unknown_value']);
    expect(codes('count(furthest_stage >= "dem")', { dataset: 'opportunities' })).toEqual(['formula.unknown_value']);
  });

  it('prints as a text that reads the same', () => {
    const formula = 'count(count(opportunities.kind == "new").where(opportunities.created_at > leads.created_at) > 1)';
    const [first] = printedIn(formula);
    expect(printedIn(`count(${first} > 1)`)).toEqual([first]);
  });
});

describe('names in an aggregate over related rows', () => {
  it('speak of the row that asks where they are bare and that is a row of the document', () => {
    const [touches] = relatedIn('count(any(activities.occurred_at > created_at and activities.kind == source))');
    expect(touches && printExpression(touches)).toBe(
      'any(((activities.occurred_at > leads.created_at) and (activities.kind == leads.source)))',
    );
  });

  it('speak of the related row where they are bare and that is a row of the document', () => {
    expect(rowsIn('count(accounts).where(any(source == "ads"))')).toEqual(['accounts  account leads']);
    expect(rowsIn('count(accounts).where(count() > 1)')).toEqual(['accounts  account leads']);
  });

  it('speak of the nearest row of their dataset where aggregates stand in one another', () => {
    const formula =
      'count(accounts).where(any(orders.amount > 5 and any(order_items.quantity > orders.amount and accounts.segment == "a")))';
    expect(rowsIn(formula)).toEqual(['accounts  account orders', 'orders  order order_items']);
    expect(printedIn(formula)[1]).toBe('any(((order_items.quantity > orders.amount) and (accounts.segment == "a")))');
  });

  it('are all told when they are wrong', () => {
    expect(codes('count(any(activities.knd == "a" and activities.occured_at > create_at))')).toEqual([
      'formula.unknown_field',
      'formula.unknown_field',
      'formula.unknown_field',
    ]);
    expect(codes('count(any(opportunities.kind == campaigns.uplift))')).toEqual(['formula.unlike_types']);
  });

  it('of the many side need an aggregate', () => {
    const [finding] = findingsIn('count().where(activities.kind == "call")');
    expect([finding?.code, finding?.hint]).toEqual([
      'formula.many_side',
      'ask for any of them, as in any(activities.kind == …)',
    ]);
  });
});
