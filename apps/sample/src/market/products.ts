import type { Emit } from '../output/tables';

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  /** In hundredths. */
  readonly list_price: number;
}

function group(category: string, items: readonly (readonly [string, number])[]): readonly Omit<Product, 'id'>[] {
  return items.map(([name, price]) => ({ name, category, list_price: price * 100 }));
}

const assortment = [
  ...group('terminals', [['Counter S', 420], ['Counter M', 690], ['Counter L', 1180], ['Kiosk', 2350]]),
  ...group('scanners', [['Scan Pocket', 95], ['Scan Desk', 160], ['Scan Tunnel', 980]]),
  ...group('printers', [['Print Slip', 135], ['Print Label', 240], ['Print Wide', 520]]),
  ...group('scales', [['Weigh 15', 210], ['Weigh 60', 390]]),
  ...group('services', [['Set-up', 300], ['Training day', 450], ['Inspection', 180], ['Spare kit', 75]]),
]; // prettier-ignore

/** What the company sells; the same at every scale. */
export const products: readonly Product[] = assortment.map((product, index) => ({ ...product, id: `P${index + 1}` }));

export function emitProducts(emit: Emit): void {
  for (const { id, name, category, list_price } of products)
    emit('products', { product_id: id, name, category, list_price });
}
