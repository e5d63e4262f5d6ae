import { dataset, salesCatalog } from '../testing/sales-catalog';

function loads(complete_until: string) {
  return salesCatalog(
    dataset({
      name: 'loads',
      primary_key: ['id'],
      fields: [
        { name: 'id', type: 'text' },
        { name: 'loaded_at', type: 'timestamp' },
        { name: 'asked_on', type: 'date' },
        { name: 'source', type: 'text' },
        { name: 'settled_at', formula: 'loaded_at + 3 days' },
        { name: 'final_at', formula: 'if(source == "bank", settled_at, loaded_at)' },
      ],
      freshness: { complete_until },
    }),
  );
}

describe('the freshness of a dataset', () => {
  it.each([
    ['max(loaded_at)', ['loaded_at']],
    ['max(loaded_at) - 1 day', ['loaded_at']],
    ['truncate_to(max(loaded_at), day)', ['loaded_at']],
    ['min(max(loaded_at), max(asked_on))', ['loaded_at', 'asked_on']],
    ['max(final_at)', ['final_at', 'source', 'settled_at', 'loaded_at']],
    ['max(loaded_at).where(source == "shop").fill(date("2026-01-01"))', ['loaded_at', 'source']],
    ['if(count() > 0, max(loaded_at), null)', ['loaded_at']],
  ])('is %s, which stands on %j', (complete_until, fields) => {
    const catalog = loads(complete_until);
    expect(catalog.diagnosticsOf('dataset', 'loads')).toEqual([]);
    expect(catalog.dataset('loads')?.freshness).toEqual({ text: complete_until, fields });
  });

  it('leaves the dataset unsound where it is wrong', () => {
    expect(loads('count()').dataset('loads')).toBeUndefined();
  });
});
