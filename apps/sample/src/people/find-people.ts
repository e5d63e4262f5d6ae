import type { Random } from '../chance/random';
import type { Person, Role } from './hire-people';
import type { Region } from './regions';

/** A seller learns for so many days. */
const RAMP = 182;

export function isEmployed({ hired_on, left_on }: Person, day: number): boolean {
  return hired_on <= day && day < left_on;
}

/** What a person sells of what the person could: new ones begin at a quarter. */
export function ramp({ hired_on }: Person, day: number): number {
  return Math.min(1, 0.25 + (0.75 * (day - hired_on)) / RAMP);
}

/** Somebody with the role who works on that day, of the region if there is anyone; the able and the experienced get more. */
export function findPerson(
  people: readonly Person[],
  { role, region, day }: { role: Role; region: Region; day: number },
  random: Random,
): Person {
  const able = people.filter((person) => person.role === role && isEmployed(person, day));
  const near = able.filter((person) => person.region === region);
  const candidates = near.length > 0 ? near : able;
  const total = candidates.reduce((sum, person) => sum + person.skill * ramp(person, day), 0);
  let rest = random.next() * total;
  for (const person of candidates) {
    rest -= person.skill * ramp(person, day);
    if (rest < 0) return person;
  }
  const last = candidates.at(-1);
  if (!last) throw new Error(`no ${role} works on day ${day}`);
  return last;
}

/** The person if still there, else the one who took over. */
export function whoever(people: readonly Person[], person: Person, day: number, random: Random): Person {
  if (isEmployed(person, day)) return person;
  return findPerson(people, { role: person.role, region: person.region, day }, random);
}
