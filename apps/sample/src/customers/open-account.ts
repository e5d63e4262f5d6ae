import { logNormal } from '../chance/distributions';
import type { Random } from '../chance/random';
import type { Branch } from '../branch';
import { findPerson, whoever } from '../people/find-people';
import type { Person } from '../people/hire-people';
import { companyName } from '../people/names';
import type { Region } from '../people/regions';
import { END, START } from '../time/calendar';

const industries = {
  retail: 0.34,
  food: 0.22,
  logistics: 0.14,
  manufacturing: 0.12,
  healthcare: 0.1,
  hospitality: 0.08,
};
const segments = { smb: 0.58, mid_market: 0.3, enterprise: 0.12 };

export type Segment = keyof typeof segments;

export interface Account {
  readonly id: string;
  readonly region: Region;
  readonly segment: Segment;
  /** The account manager at the beginning; who has left is followed by another. */
  readonly manager: Person;
  /** How much the account buys; 1 is the middle. */
  readonly size: number;
}

const sizes: Readonly<Record<Segment, number>> = { smb: 0.75, mid_market: 1.3, enterprise: 2.4 };

export function openAccount(branch: Branch, region: Region, day: number): Account {
  const id = branch.id('A');
  const random = branch.random('account', id);
  const segment = random.weighted(segments);
  const manager = findPerson(branch.people, { role: 'am', region, day: Math.max(day, START) }, random);
  const account: Account = { id, region, segment, manager, size: logNormal(random, sizes[segment], 0.35) };
  emitAccount(branch, account, random);
  return account;
}

function emitAccount({ emit, people }: Branch, { id, region, segment, manager }: Account, random: Random): void {
  emit('accounts', {
    account_id: id,
    name: companyName(random),
    industry: random.unless(0.03, random.weighted(industries)),
    segment: random.unless(0.01, segment),
    region,
    owner_id: random.unless(0.02, whoever(people, manager, END - 1, random).id),
  });
}
