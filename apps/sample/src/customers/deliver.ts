import type { Branch } from '../branch';
import type { Win } from '../demand/open-deal';
import { whoever } from '../people/find-people';
import type { Person } from '../people/hire-people';
import { dayOfInstant, END, workdayFrom } from '../time/calendar';
import { atWork } from '../time/hours';
import type { Account } from './open-account';
import { writeOrder } from './write-order';

/** A deal that was won, and with whom. */
export interface Sold extends Win {
  readonly account: Account;
  readonly seller: Person;
}

/** A deal that was won becomes an order within days; gives the day, or nothing where that is not known yet. */
export function deliver(branch: Branch, { account, seller, won_at, worth }: Sold): number | undefined {
  const random = branch.random('delivery', account.id, won_at);
  const day = workdayFrom(dayOfInstant(won_at) + random.whole(0, 6));
  if (day >= END) return undefined;
  writeOrder(branch, {
    account,
    ordered_at: Math.max(atWork(random, day), won_at),
    channel: 'field',
    seller: whoever(branch.people, seller, day, random).id,
    worth,
  });
  return day;
}
