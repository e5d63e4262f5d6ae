import type { ScorecardDefinition } from '@core/definition';
import { askScorecard } from './ask-scorecard';

const scorecard: ScorecardDefinition = {
  kind: 'scorecard',
  name: 'board',
  metrics: ['revenue', 'growth'],
  query: { period: 'last_month', by: ['region'], parameters: { margin: 0.3, months: 12 } },
};

describe('a run of a scorecard', () => {
  it('asks for its metrics as its query says', () => {
    expect(askScorecard(scorecard, {})).toEqual({ metrics: ['revenue', 'growth'], ...scorecard.query });
    expect(askScorecard({ kind: 'scorecard', name: 'bare', metrics: ['revenue'] }, {})).toEqual({
      metrics: ['revenue'],
    });
  });

  it('takes what its request says in the place of that, parameters one by one', () => {
    const ask = { period: '2025', by: [], limit: 5, parameters: { margin: 0.5 } };
    expect(askScorecard(scorecard, ask)).toEqual({
      metrics: ['revenue', 'growth'],
      period: '2025',
      by: [],
      limit: 5,
      parameters: { margin: 0.5, months: 12 },
    });
  });
});
