import type { Campaign } from './demand/plan-campaigns';
import type { Ledger } from './market/ledger';
import type { Person } from './people/hire-people';
import type { World } from './world';

/** One sales organisation of four regions and some forty sellers. A larger company is several of them. */
export interface Branch extends World {
  readonly people: readonly Person[];
  readonly campaigns: readonly Campaign[];
  readonly ledger: Ledger;
}
