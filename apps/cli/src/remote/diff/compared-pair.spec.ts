import { readSide } from './compared-pair';

describe('the two sides of a comparison', () => {
  it('are versions of one metric', async () => {
    expect(await readSide('revenue@2', {}, 'revenue')).toEqual({ kind: 'version', name: 'revenue', version: 2 });
    await expect(readSide('margin@2', {}, 'revenue')).rejects.toMatchObject({ code: 'definition.other_metric' });
    await expect(readSide('margin', {}, 'revenue')).rejects.toMatchObject({ code: 'definition.other_metric' });
  });
});
