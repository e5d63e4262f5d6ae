import { printExpression } from '..';
import { metric, salesCatalog } from '../testing/sales-catalog';
import { checkCondition, resolveDimension, resolveField } from './lookups';

const catalog = salesCatalog(metric('revenue', 'sum(amount)'));
const condition = (text: string) => checkCondition(text, { dataset: 'deals', catalog });

describe('a condition over a dataset', () => {
  it('names every field that the dataset reaches, also by its holder, as it is written', () => {
    const { expression, diagnostics } = condition(
      'accounts.sector == "retail" and people.team != "A" and region == "EU"',
    );
    expect(diagnostics).toEqual([]);
    expect(expression && printExpression(expression)).toBe(
      '(((accounts.sector == "retail") and (people.team != "A")) and (deals.region == "EU"))',
    );
  });

  it('shares dimensions with datasets that have a field of the same name', () => {
    const { expression } = condition('orders.region == "EU"');
    expect(expression && printExpression(expression)).toBe('(orders.region == "EU")');
  });

  it.each([
    ['revenue > 5', 'formula.aggregate_in_row'],
    ['count() > 5', 'formula.aggregate_in_row'],
    ['spend.spent_on > as_of', 'formula.unreachable_field'],
    ['amount', 'formula.wrong_type'],
    ['params.x > 1', 'formula.unknown_parameter'],
    ['', 'formula.empty'],
  ])('%s is refused with %s', (text, code) => {
    expect(condition(text).diagnostics.map((finding) => finding.code)).toEqual([code]);
    expect(condition(text).expression).toBeUndefined();
  });

  it('uses the parameters it is given', () => {
    const parameters = new Map([['x', { name: 'x', type: 'integer' as const }]]);
    expect(checkCondition('amount > params.x', { dataset: 'deals', catalog, parameters }).diagnostics).toEqual([]);
  });

  it('22. may name what all datasets reach whose rows are asked, also where its own does not', () => {
    const asked = (...leaves: readonly string[]) =>
      checkCondition('spend.spent_on < as_of', { dataset: 'deals', catalog, leaves }).diagnostics.map(
        ({ code }) => code,
      );
    expect(asked('spend')).toEqual([]);
    expect(asked('spend', 'deals')).toEqual(['formula.unreachable_field']);
  });

  it('says when there is no such dataset', () => {
    const { diagnostics } = checkCondition('a > 1', { dataset: 'deal', catalog });
    expect(diagnostics.map(({ code, hint }) => [code, hint])).toEqual([
      ['formula.unknown_dataset', 'did you mean "deals"?'],
    ]);
  });
});

describe('resolveField', () => {
  it('gives the field at the end of the path', () => {
    const { field } = resolveDimension('account.sector', 'deals', catalog);
    const resolved = field && resolveField(field, catalog);
    expect([resolved?.dataset.name, resolved?.field.name]).toEqual(['accounts', 'sector']);
  });
});
