import type { LocalFieldDefinition, MetricDefinition } from '@core/definition';
import { printExpression } from '..';
import { dataset, metric, salesCatalog } from '../testing/sales-catalog';
import { checkCondition, reachField, resolveDimension, resolveField } from './lookups';

const size: LocalFieldDefinition = {
  name: 'size',
  formula: 'if(amount >= params.large, "large", "small")',
  values: ['small', 'large'],
  ordered: true,
};
const large = { name: 'large', type: 'decimal', default: 1000 } as const;

function withFields(formula: string, fields: readonly LocalFieldDefinition[], rest: Partial<MetricDefinition> = {}) {
  return salesCatalog(metric('m', formula, { fields, parameters: [large], ...rest }));
}
function told(formula: string, fields: readonly LocalFieldDefinition[], rest: Partial<MetricDefinition> = {}) {
  return withFields(formula, fields, rest)
    .diagnosticsOf('metric', 'm')
    .map(({ code, path, message }) => `${code} ${path} ${message}`);
}

describe('the calculated fields of a metric', () => {
  it('31. may use parameters, and stand wherever a field may', () => {
    const catalog = withFields('count(size == "large") / count().where(size > "small")', [size], {
      where: 'size in ["small", "large"]',
      filters: { big: 'size == "large"' },
      by: ['size'],
      every: ['size'],
      dimensions: ['size', 'account.sector'],
      target: 'count(size == "small")',
    });
    expect(catalog.diagnosticsOf('metric', 'm')).toEqual([]);
    const checked = catalog.metric('m');
    expect(checked?.fields.get('size')).toMatchObject({
      name: 'size',
      type: 'text',
      values: ['small', 'large'],
      ordered: true,
    });
    const origin = checked?.fields.get('size')?.origin;
    expect(origin?.kind === 'calculated' && printExpression(origin.expression)).toBe(
      'if((deals.amount >= params.large), "large", "small")',
    );
  });

  it('are carried by every reference to them', () => {
    const catalog = withFields('sum(twice)', [{ name: 'twice', formula: 'amount * 2' }]);
    const checked = catalog.metric('m');
    const [argument] = checked?.formula.kind === 'aggregate' ? checked.formula.arguments : [];
    expect(argument).toMatchObject({ kind: 'field', dataset: 'deals', path: [], field: 'twice', type: 'decimal' });
    expect(argument?.kind === 'field' && argument.local).toBe(checked?.fields.get('twice'));
  });

  it('may be built on one another, in any order', () => {
    const catalog = withFields('sum(last)', [
      { name: 'last', formula: 'middle + 1' },
      { name: 'middle', formula: 'first + days' },
      { name: 'first', formula: 'seats * 2' },
    ]);
    expect(catalog.diagnosticsOf('metric', 'm')).toEqual([]);
    expect(catalog.metric('m')?.fields.size).toBe(3);
  });

  it('do not stand on themselves', () => {
    expect(
      told('sum(a)', [
        { name: 'a', formula: 'b + 1' },
        { name: 'b', formula: 'a + 1' },
      ]),
    ).toEqual([
      'formula.cycle /fields/0/formula a definition may not need itself: m.fields.a → m.fields.b → m.fields.a',
      'formula.cycle /fields/1/formula a definition may not need itself: m.fields.b → m.fields.a → m.fields.b',
      'formula.unsound /formula the field a has findings of its own',
    ]);
  });

  it.each([
    [[{ name: 'amount', formula: 'seats' }], 'formula.field_shadows /fields/0/name deals has a field "amount" already'],
    [
      [
        { name: 'a', formula: 'seats' },
        { name: 'a', formula: 'amount' },
      ],
      'formula.duplicate_name /fields/1/name m declares "a" twice',
    ],
    [
      [{ name: 'a', formula: 'seats', values: ['x'] }],
      'formula.field_values /fields/0/values the field a has a list of values, but its formula gives a whole number',
    ],
    [[{ name: 'a', formula: 'seets' }], 'formula.unknown_field /fields/0/formula deals has no field "seets"'],
    [
      [{ name: 'a', formula: 'params.huge' }],
      'formula.unknown_parameter /fields/0/formula no parameter "huge" is declared',
    ],
  ])('are refused, used or not: %j', (fields, finding) => {
    expect(told('count()', fields)).toEqual([finding]);
    expect(withFields('count()', fields).metric('m')).toBeUndefined();
  });

  it('need a dataset', () => {
    const { dataset: _, ...rest } = metric('m', 'count(deals)', { fields: [size], parameters: [large] })
      .definition as MetricDefinition;
    const catalog = salesCatalog({ definition: rest, version: 1, current: true });
    expect(catalog.diagnosticsOf('metric', 'm').map(({ code, path }) => [code, path])).toEqual([
      ['formula.fields_without_dataset', '/fields'],
    ]);
  });

  it('may be named behind the dataset, and where paths lead back to it', () => {
    const notes = dataset({
      name: 'notes',
      primary_key: ['id'],
      time: 'written_on',
      fields: [
        { name: 'id', type: 'text' },
        { name: 'deal_id', type: 'text' },
        { name: 'written_on', type: 'date' },
      ],
      relationships: [{ name: 'deal', to: 'deals', fields: { deal_id: 'deal_id' } }],
    });
    const ratio = metric('m', 'count(notes).where(deals.size == "large") / count(deals.size == "large")', {
      fields: [size],
      parameters: [large],
      by: ['size'],
    });
    const catalog = salesCatalog(notes, ratio);
    expect(catalog.diagnosticsOf('metric', 'm')).toEqual([]);
    const { field } = resolveDimension('size', 'deals', catalog, catalog.metric('m')?.fields);
    const seen = field && reachField(field, 'notes', catalog);
    expect(seen).toMatchObject({ dataset: 'notes', path: ['deal'], field: 'size' });
    expect(seen && resolveField(seen, catalog)).toMatchObject({
      dataset: { name: 'deals' },
      field: { name: 'size', origin: { kind: 'calculated' } },
    });
  });

  it('belong to one metric alone', () => {
    const catalog = salesCatalog(
      metric('m', 'count()', { fields: [size], parameters: [large] }),
      metric('other', 'm / count(size == "large")'),
    );
    expect(catalog.diagnosticsOf('metric', 'other').map(({ code }) => code)).toEqual(['formula.unknown_field']);
    expect(resolveDimension('size', 'deals', catalog).field).toBeUndefined();
  });

  it('may be called like those of another metric, and like another dataset', () => {
    const catalog = salesCatalog(
      metric('a', 'sum(x)', { fields: [{ name: 'x', formula: 'seats' }] }),
      metric('b', 'sum(x)', { fields: [{ name: 'x', formula: 'rating' }] }),
      metric('deals', 'sum(stage_no)', { fields: [{ name: 'stage_no', formula: 'seats + 1' }] }),
    );
    expect(['a', 'b', 'deals'].map((name) => catalog.metric(name)?.type)).toEqual(['integer', 'number', 'integer']);
  });

  it('17. are not those of the same name elsewhere', () => {
    const catalog = salesCatalog(metric('m', 'count()', { fields: [{ name: 'total', formula: 'amount * 2' }] }));
    const locals = catalog.metric('m')?.fields;
    const own = resolveDimension('total', 'deals', catalog, locals).field;
    expect(own?.local).toBeDefined();
    expect(own && reachField(own, 'orders', catalog)).toBeUndefined();
    expect(resolveDimension('orders.total', 'deals', catalog, locals).field).toMatchObject({ dataset: 'orders' });
  });

  it('are seen by a condition that is given them', () => {
    const catalog = withFields('count()', [size]);
    const locals = catalog.metric('m')?.fields;
    const parameters = new Map([['large', large]]);
    const { expression, diagnostics } = checkCondition('size == "large" and region == "EU"', {
      dataset: 'deals',
      catalog,
      parameters,
      ...(locals && { locals }),
    });
    expect(diagnostics).toEqual([]);
    expect(expression && printExpression(expression)).toBe('((deals.size == "large") and (deals.region == "EU"))');
    expect(checkCondition('size == "large"', { dataset: 'deals', catalog }).diagnostics).toHaveLength(1);
  });

  it('count what they read among what the metric reads', () => {
    const sector = { name: 'is_retail', formula: 'account.sector == "retail"' };
    expect(withFields('count(is_retail)', [sector]).metric('m')?.datasets).toEqual(['accounts', 'deals']);
  });

  it('may place rows in time', () => {
    const catalog = withFields('count()', [{ name: 'signed_on', formula: 'truncate_to(signed_at, day)' }], {
      time: 'signed_on',
    });
    expect(catalog.metric('m')?.time).toMatchObject({ field: 'signed_on', type: 'date', local: { name: 'signed_on' } });
  });
});
