import { exponential, logNormal } from '../chance/distributions';
import type { Random } from '../chance/random';
import { dayOf, END, START, workdayFrom } from '../time/calendar';
import type { World } from '../world';
import { personName } from './names';
import { regions, type Region } from './regions';

export type Role = 'sdr' | 'ae' | 'am' | 'manager' | 'support';

export interface Person {
  readonly id: string;
  readonly role: Role;
  readonly region: Region;
  readonly hired_on: number;
  /** First day no longer employed; Infinity for those who stay. */
  readonly left_on: number;
  /** How well the person does it; 1 is the middle. */
  readonly skill: number;
}

/** Seats of a region. */
const seats = { manager: 1, sdr: 3, ae: 4, am: 3, support: 1 } as const satisfies Record<Role, number>;

const teams = { manager: 'leads', sdr: 'outreach', ae: 'sales', am: 'accounts', support: 'service' } as const;

/** A person stays so many days on average. */
const STAY = 5.5 * 365;

/** Everybody who works for a branch in the three years: seats, and one after the other those who sit in them. */
export function hirePeople(world: World): readonly Person[] {
  return regions.flatMap((region) => {
    const [manager, ...others] = (Object.keys(seats) as Role[]).flatMap((role) =>
      Array.from({ length: seats[role] }, (_, seat) => fillSeat(world, { region, role, seat })).flat(),
    );
    if (!manager) return [];
    for (const person of [manager, ...others]) emitPerson(world, person, person === manager ? null : manager.id);
    return [manager, ...others];
  });
}

function fillSeat(world: World, seat: { region: Region; role: Role; seat: number }): readonly Person[] {
  const random = world.random('seat', seat.region, seat.role, seat.seat);
  const people: Person[] = [];
  let hired_on = firstDay(random, seat.seat);
  while (hired_on < END) {
    const left = seat.role === 'manager' ? Infinity : leavingDay(random, hired_on);
    const { region, role } = seat;
    const skill = Math.min(1.8, Math.max(0.5, logNormal(random, 1, 0.18)));
    people.push({ id: world.id('E'), role, region, hired_on, left_on: left < END ? left : Infinity, skill });
    hired_on = workdayFrom(left + random.whole(15, 60));
  }
  return people;
}

/** The first seats are as old as the company, some of the others are new. */
function firstDay(random: Random, seat: number): number {
  if (seat < 2 || random.chance(0.7)) return workdayFrom(random.whole(dayOf(2018, 1, 8), START - 200));
  return workdayFrom(random.whole(START, END - 200));
}

/** Nobody who is in the books left before the sample begins. */
function leavingDay(random: Random, hired_on: number): number {
  return workdayFrom(Math.max(hired_on, START) + Math.ceil(30 + exponential(random, STAY)));
}

function emitPerson({ emit, random }: World, person: Person, manager_id: string | null): void {
  const { id, role, region, hired_on, left_on } = person;
  emit('employees', {
    employee_id: id,
    name: personName(random('name', id)),
    role,
    team: `${region} ${teams[role]}`,
    manager_id,
    region,
    hired_on,
    left_on: left_on === Infinity ? null : left_on,
  });
}
