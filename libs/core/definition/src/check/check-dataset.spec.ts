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

describe('the access to a dataset', () => {
  const found = (access: unknown) =>
    checkDefinition({ ...dataset, access }).diagnostics.map(({ code, path, message }) => `${code} ${path} ${message}`);

  it('is by rules that name roles, rows and fields', () => {
    expect(found([{ roles: ['author'] }, { roles: ['viewer'], where: 'id == user.id', hidden: ['ended_on'] }])).toEqual(
      [],
    );
  });

  it.each([
    [[], 'schema.out_of_bounds /access'],
    [[{ where: 'id == user.id' }], 'schema.missing_key /access/0'],
    [[{ roles: [] }], 'schema.out_of_bounds /access/0/roles'],
    [[{ roles: ['admin'] }], 'schema.not_one_of /access/0/roles/0'],
    [[{ roles: ['viewer'], hide: ['id'] }], 'schema.unknown_key /access/0/hide'],
  ])('may not be %j', (access, finding) => {
    expect(found(access)).toEqual([expect.stringContaining(finding)]);
  });

  it('hides fields of the dataset alone', () => {
    expect(found([{ roles: ['viewer'], hidden: ['id', 'endet_on'] }])).toEqual([
      'definition.no_such_field /access/0/hidden/1 hidden names "endet_on", which is no field of this dataset',
    ]);
  });
});
