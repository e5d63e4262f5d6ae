import { rowMaker } from './node-maker';
import { positionOf, textAt } from './ordered-text';

describe('the place of a text that was made from a place', () => {
  const place = rowMaker.literal(2, 'integer');
  const text = textAt(place, ['Lost', 'Open', 'Won'], rowMaker);

  it('is that place among the same values', () => {
    expect(positionOf(text, ['Lost', 'Open', 'Won'], rowMaker)).toBe(place);
  });

  it('is found anew among other values, as those of a calculated field that leaves some out', () => {
    expect(positionOf(text, ['Open', 'Won'], rowMaker)).toMatchObject({ kind: 'call', function: 'case' });
  });
});
