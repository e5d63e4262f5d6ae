import { checkDefinition } from '../check-definition';

const dataset = {
  kind: 'dataset',
  name: 'subscriptions',
  source: { file: 'subscriptions.csv' },
  primary_key: ['id'],
  fields: [
    { name: 'id', type: 'text' },
    { name: 'started_on', type: 'date' },
    { name: 'ended_on', type: 'date' },
  ],
};

function findings(valid: unknown): readonly string[] {
  return checkDefinition({ ...dataset, valid }).diagnostics.map(
    ({ code, path, message }) => `${code} ${path} ${message}`,
  );
}

describe('the validity of a dataset', () => {
  it('is from one field to another, or until the next row of the same keys', () => {
    expect(findings({ from: 'started_on', to: 'ended_on' })).toEqual([]);
    expect(findings({ from: 'started_on', until_next_per: ['id'] })).toEqual([]);
  });

  it.each([[{ from: 'started_on' }], [{ from: 'started_on', to: 'ended_on', until_next_per: ['id'] }]])(
    'is one of both: %j',
    (valid) => {
      const { diagnostics } = checkDefinition({ ...dataset, valid });
      expect(diagnostics).toMatchObject([
        { code: 'schema.no_match', path: '/valid', hint: 'allowed are from and to or from and until_next_per' },
      ]);
    },
  );

  it.each([
    [{ to: 'ended_on' }, 'schema.missing_key /valid'],
    [{ from: 'started_on', until_next_per: [] }, 'schema.out_of_bounds /valid/until_next_per'],
    [{ from: 'started_on', to: 'customer.ended_on' }, 'schema.pattern /valid/to'],
    [{ from: 'started_on', to: 'ended_on', until: 'x' }, 'schema.unknown_key /valid/until'],
  ])('may not be %j', (valid, finding) => {
    expect(findings(valid)).toEqual([expect.stringContaining(finding)]);
  });

  it('names fields of the dataset', () => {
    expect(findings({ from: 'started', to: 'ended' })).toEqual([
      'definition.no_such_field /valid/from valid names "started", which is no field of this dataset',
      'definition.no_such_field /valid/to valid names "ended", which is no field of this dataset',
    ]);
    expect(findings({ from: 'started_on', until_next_per: ['id', 'ids'] })).toEqual([
      expect.stringContaining('definition.no_such_field /valid/until_next_per/1'),
    ]);
  });
});
