import type { DatasetDefinition } from '@core/definition';
import { dataset, metric, salesCatalog } from '../testing/sales-catalog';

function contracts(valid: DatasetDefinition['valid']) {
  return salesCatalog(
    dataset({
      name: 'contracts',
      primary_key: ['id'],
      fields: [
        { name: 'id', type: 'text' },
        { name: 'account_id', type: 'text' },
        { name: 'signed_at', type: 'timestamp' },
        { name: 'starts_on', type: 'date' },
        { name: 'ends_on', type: 'date' },
        { name: 'next_on', formula: 'truncate_to(starts_on, month)' },
        { name: 'later_on', formula: 'next_on' },
        { name: 'account_since', formula: 'account.since' },
      ],
      relationships: [{ name: 'account', to: 'firms', fields: { account_id: 'id' } }],
      ...(valid && { valid }),
    }),
    dataset({
      name: 'firms',
      primary_key: ['id'],
      fields: [
        { name: 'id', type: 'text' },
        { name: 'since', type: 'date' },
      ],
    }),
    metric('running', 'count().at(end)', { dataset: 'contracts' }),
  );
}
const findings = (valid: DatasetDefinition['valid']) =>
  contracts(valid)
    .diagnosticsOf('dataset', 'contracts')
    .map(({ code, path }) => [code, path]);

describe('the validity of a dataset', () => {
  it('is two own fields, dates or timestamps, stored or calculated', () => {
    const catalog = contracts({ from: 'starts_on', to: 'ends_on' });
    expect(catalog.diagnosticsOf('dataset', 'contracts')).toEqual([]);
    expect(catalog.dataset('contracts')?.validity).toMatchObject({
      kind: 'fields',
      from: { dataset: 'contracts', path: [], field: 'starts_on', type: 'date' },
      to: { dataset: 'contracts', path: [], field: 'ends_on', type: 'date' },
    });
    expect(findings({ from: 'next_on', to: 'ends_on' })).toEqual([]);
    expect(findings({ from: 'starts_on', to: 'account_since' })).toEqual([]);
  });

  it('is a field and keys in a history', () => {
    const validity = contracts({ from: 'signed_at', until_next_per: ['account_id', 'id'] }).dataset(
      'contracts',
    )?.validity;
    expect(validity).toMatchObject({
      kind: 'until_next',
      from: { field: 'signed_at', type: 'timestamp' },
      per: [{ field: 'account_id' }, { field: 'id' }],
    });
  });

  it('is none where the dataset says none', () => {
    expect(contracts(undefined).dataset('contracts')?.validity).toBeUndefined();
  });

  it('has moments of one type', () => {
    expect(findings({ from: 'starts_on', to: 'signed_at' })).toEqual([['formula.validity_types', '/valid']]);
    expect(findings({ from: 'id', to: 'ends_on' })).toEqual([['formula.not_a_time_field', '/valid/from']]);
    expect(findings({ from: 'id', to: 'account_id' })).toHaveLength(2);
    expect(findings({ from: 'account_id', until_next_per: ['id'] })).toEqual([
      ['formula.not_a_time_field', '/valid/from'],
    ]);
  });

  it('names fields that there are', () => {
    expect(findings({ from: 'start_on', to: 'ends_on' })).toEqual([['formula.unknown_field', '/valid/from']]);
    expect(findings({ from: 'starts_on', until_next_per: ['id', 'ids'] })).toEqual([
      ['formula.unknown_field', '/valid/until_next_per/1'],
    ]);
  });

  it('12. is until the next row by what a row holds itself', () => {
    expect(findings({ from: 'later_on', until_next_per: ['account_id'] })).toEqual([]);
    expect(findings({ from: 'account_since', until_next_per: ['id'] })).toEqual([
      ['formula.validity_reaches_out', '/valid'],
    ]);
  });

  it('takes the dataset down with it, and all that reads it', () => {
    const catalog = contracts({ from: 'starts_on', to: 'signed_at' });
    expect([catalog.dataset('contracts'), catalog.metric('running')]).toEqual([undefined, undefined]);
  });
});
