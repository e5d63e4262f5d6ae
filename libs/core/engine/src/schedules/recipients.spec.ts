import type { ReportDefinition } from '@core/definition';
import { recipientsOf } from './recipients';

const keysOf = (...deliver: readonly ReportDefinition[]) =>
  recipientsOf({ kind: 'schedule', name: 's', metrics: ['m'], every: 'day', deliver }).map(({ key }) => key);
const board = { email: 'board@example.com', where: 'a == 1' };
const hook = { webhook: 'https://example.com/in' };

describe('recipients of a schedule', () => {
  it('keep their keys wherever they stand, however their keys are ordered', () => {
    expect(keysOf(board, hook)).toEqual(keysOf(hook, { where: 'a == 1', email: 'board@example.com' }).toReversed());
  });

  it('are others when they see other rows, or read another language', () => {
    const keys = keysOf(board, { ...board, where: 'a == 2' }, { ...board, language: 'ru' }, { email: board.email });
    expect(new Set(keys).size).toBe(4);
  });

  it('are none where nothing is delivered', () => {
    expect(recipientsOf({ kind: 'schedule', name: 's', metrics: ['m'], every: 'day' })).toEqual([]);
  });
});
