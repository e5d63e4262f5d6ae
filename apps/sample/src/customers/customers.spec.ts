import { random } from '../chance/random';
import { products } from '../market/products';
import { dayOf, END, START } from '../time/calendar';
import { contractTerms, type Stretch, subscribe } from './subscribe';
import { chooseItems } from './write-order';

const histories = Array.from({ length: 400 }, (_, index) => subscribe(random(1, index), dayOf(2022, 5, 3) + index, 1));

function bases(stretches: readonly Stretch[]): readonly Stretch[] {
  return stretches.filter(({ kind }) => kind === 'base');
}

describe('subscribe', () => {
  it('has one base price at a time', () => {
    for (const history of histories) {
      const base = bases(history);
      const overlaps = base.slice(1).filter(({ starts_on }, index) => starts_on < (base[index]?.ends_on ?? Infinity));
      expect(overlaps).toEqual([]);
    }
  });

  it('has addons only while there is a base', () => {
    const covered = ({ starts_on, ends_on }: Stretch, base: readonly Stretch[]): boolean =>
      base.some((one) => one.starts_on <= starts_on) &&
      base.some((one) => (one.ends_on ?? Infinity) >= (ends_on ?? Infinity));
    for (const history of histories)
      expect(history.filter((one) => one.kind === 'addon' && !covered(one, bases(history)))).toEqual([]);
  });

  it('keeps every customer until the sample begins, and knows no end that is still to come', () => {
    for (const history of histories) {
      expect(Math.max(...history.map(({ ends_on }) => ends_on ?? END))).toBeGreaterThan(START);
      expect(history.every(({ starts_on, ends_on }) => starts_on < END && (ends_on ?? 0) < END)).toBe(true);
      expect(history.every(({ starts_on, ends_on }) => ends_on === null || starts_on < ends_on)).toBe(true);
    }
  });

  it('loses some, and some of those come back after a gap', () => {
    const gone = histories.filter((history) => bases(history).at(-1)?.ends_on !== null);
    const back = histories.filter((history) =>
      bases(history).some(
        ({ starts_on }, index, all) => index > 0 && starts_on > (all[index - 1]?.ends_on ?? Infinity),
      ),
    );
    expect(gone.length).toBeGreaterThan(80);
    expect(back.length).toBeGreaterThan(20);
  });
});

describe('contractTerms', () => {
  it('gives terms of whole years that do not overlap', () => {
    for (const history of histories) {
      const terms = contractTerms(random(2), history);
      expect(
        terms.every(({ starts_on, ends_on }) => [365, 366, 730, 731, 1095, 1096].includes(ends_on - starts_on)),
      ).toBe(true);
      expect(terms.slice(1).every(({ starts_on }, index) => starts_on >= (terms[index]?.ends_on ?? 0))).toBe(true);
    }
  });
});

describe('chooseItems', () => {
  it('comes to about what is wanted, at prices of at most the list', () => {
    const stream = random(3);
    for (const worth of [20_000, 90_000, 1_500_000]) {
      const totals = Array.from({ length: 300 }, () => {
        const items = chooseItems(stream, worth);
        const dear = items.filter(
          ({ product_id, unit_price }) => unit_price > (products.find(({ id }) => id === product_id)?.list_price ?? 0),
        );
        expect(dear).toEqual([]);
        return items.reduce((sum, { quantity, unit_price }) => sum + quantity * unit_price, 0);
      });
      const mean = totals.reduce((sum, total) => sum + total, 0) / totals.length;
      expect(mean / worth).toBeGreaterThan(0.75);
      expect(mean / worth).toBeLessThan(1.25);
    }
  });
});
