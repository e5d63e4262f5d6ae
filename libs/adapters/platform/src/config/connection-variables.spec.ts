import { readConnections } from './connection-variables';

const url = 'postgresql://reader:s3cret@db:5432/shop';

it('knows each connection by its name in lower case', () => {
  const environment = { CONNECTION_WAREHOUSE: url, CONNECTION_B_2: ` ${url} `, CONNECTION_NONE: '', PATH: '/bin' };
  const mistakes: string[] = [];
  expect(readConnections(environment, mistakes)).toEqual({ connections: { b_2: url, warehouse: url } });
  expect(readConnections({ PATH: '/bin' }, mistakes)).toEqual({});
  expect(mistakes).toEqual([]);
});

it.each([
  ['CONNECTION_A', 'mysql://reader:s3cret@db/shop'],
  ['CONNECTION_A', 'postgresql://reader:s3cret@db'],
  ['CONNECTION_A', 'reader:s3cret'],
  ['CONNECTION_', url],
  ['CONNECTION_Shop', url],
])('says what %s takes, and never what it is', (name, text) => {
  const mistakes: string[] = [];
  expect(readConnections({ [name]: text }, mistakes)).toEqual({});
  expect(mistakes).toEqual([expect.stringContaining(`${name} is not usable; it takes `)]);
  expect(mistakes.join()).not.toContain('s3cret');
});
