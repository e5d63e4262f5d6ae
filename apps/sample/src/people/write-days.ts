import type { Branch } from '../branch';
import { writeResponse } from '../customers/serve';
import { END, END_MS, isWorkday, monthStart, MONTHS, START, workdayFrom } from '../time/calendar';
import { atWork } from '../time/hours';
import { isEmployed } from './find-people';
import type { Person, Role } from './hire-people';

const categories: Readonly<Record<'sdr' | 'ae' | 'am', Readonly<Record<string, number>>>> = {
  sdr: { prospecting: 0.42, lead_search: 0.27, data_entry: 0.16, presentation: 0.05, other: 0.1 },
  ae: { prospecting: 0.24, lead_search: 0.1, data_entry: 0.16, presentation: 0.34, other: 0.16 },
  am: { prospecting: 0.2, lead_search: 0.06, data_entry: 0.17, presentation: 0.36, other: 0.21 },
};

/** Sellers note one day in two weeks what they did: one entry or two. */
export function writeTimeEntries(branch: Branch): void {
  for (const person of branch.people) {
    const role: Role = person.role;
    if (role === 'manager' || role === 'support') continue;
    const random = branch.random('time', person.id);
    const last = Math.min(END, person.left_on);
    for (let day = Math.max(START, person.hired_on) + random.whole(0, 13); day < last; day += 14) {
      const worked_on = isWorkday(day) ? day : day - 2;
      if (worked_on < START || random.chance(0.12)) continue; // on leave
      let rest = random.whole(84, 102) * 5;
      for (let entry = random.whole(1, 2); entry > 0; entry--) {
        const minutes = entry === 1 ? rest : Math.round((rest * random.between(0.25, 0.6)) / 5) * 5;
        rest -= minutes;
        branch.emit('time_entries', {
          time_entry_id: branch.id('H'),
          employee_id: person.id,
          worked_on,
          category: random.weighted(categories[role]),
          minutes,
        });
      }
    }
  }
}

/** Everybody is asked once a quarter how they like their work; most answer. */
export function askEmployees(branch: Branch): void {
  for (const person of branch.people)
    for (let month = 0; month < MONTHS; month += 3) {
      const random = branch.random('esat', person.id, month);
      const day = workdayFrom(monthStart(month) + random.whole(10, 80));
      const responded_at = atWork(random, day);
      if (!isEmployed(person, day) || responded_at >= END_MS || !random.chance(0.85)) continue;
      writeResponse(branch, {
        kind: 'esat',
        account_id: null,
        employee_id: person.id,
        responded_at,
        score: satisfaction(person, random.next()),
      });
    }
}

/** The able are a little happier. */
function satisfaction({ skill }: Person, draw: number): number {
  const level = 3.3 + draw * 1.4 + (skill - 1) * 0.8 - (draw < 0.12 ? 1.2 : 0);
  return Math.min(5, Math.max(1, Math.round(level)));
}
