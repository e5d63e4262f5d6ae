import type { Branch } from '../branch';
import type { Row } from '../output/tables';
import { isEmployed, ramp } from '../people/find-people';
import { regions, type Region } from '../people/regions';
import { monthStart, MONTHS } from '../time/calendar';
import { season } from '../time/season';
import { sellerMonths } from './ledger';

/** Plans and quotas are a little more than what comes of them; values are in hundredths, rounded to 100. */
const AMBITION = 1.04;
const STEP = 10_000;

/**
 * The targets of sales revenue by month: a plan and a forecast for each region, a quota for each of its sellers, and the
 * goal of employee satisfaction for each quarter. The plans of the regions add up to that of the company; the quotas cover
 * what sellers sell, not shops and online.
 */
export function writeTargets(branch: Branch): void {
  for (let month = 0; month < MONTHS; month++) {
    for (const region of regions) {
      const random = branch.random('targets', region, month);
      const expected = around(branch.ledger.markets[region], month);
      const sold = branch.ledger.markets[region][month] ?? 0;
      const blend = (known: number, weight: number): number => known * weight + expected * (1 - weight);
      writeQuotas(branch, region, month);
      write(branch, { kind: 'plan', month, region, value: blend(sold, 0.4) * AMBITION * random.between(0.96, 1.04) });
      write(branch, { kind: 'forecast', month, region, value: blend(sold, 0.65) * random.between(0.93, 1.06) });
    }
    if (month % 3 === 0) writeGoal(branch, month);
  }
}

/** What the sellers of a region bring around that time, shared out; those who are new get less. */
function writeQuotas(branch: Branch, region: Region, month: number): void {
  const day = monthStart(month);
  const team = branch.people.filter(
    (person) => person.region === region && (person.role === 'ae' || person.role === 'am') && isEmployed(person, day),
  );
  const sold = branch.people
    .filter((person) => person.region === region)
    .reduce((sum, { id }) => sum + around(sellerMonths(branch.ledger, id), month), 0);
  const seats = team.reduce((sum, person) => sum + ramp(person, day), 0);
  for (const person of team)
    write(branch, {
      kind: 'quota',
      month,
      region,
      employee_id: person.id,
      value: (sold * AMBITION * ramp(person, day)) / seats,
    });
}

/** What a planner could expect: the mean of the months around one, for a month of this season. */
function around(months: readonly number[], month: number): number {
  const first = Math.max(0, month - 2);
  const near = months.slice(first, month + 3).map((value, index) => value / season(first + index));
  return (near.reduce((sum, value) => sum + value, 0) / near.length) * season(month);
}

function write(
  { id, emit }: Branch,
  target: { kind: string; month: number; region: string; employee_id?: string; value: number },
): void {
  const row: Row<'targets'> = {
    target_id: id('G'),
    metric: 'sales_revenue',
    kind: target.kind,
    period_start: monthStart(target.month),
    period_end: monthStart(target.month + 1),
    employee_id: target.employee_id ?? null,
    region: target.region,
    value: Math.max(STEP, Math.round(target.value / STEP) * STEP),
  };
  emit('targets', row);
}

/** The goal of satisfaction rises from 3.8 to 4.1 of 5. */
function writeGoal({ id, emit }: Branch, month: number): void {
  emit('targets', {
    target_id: id('G'),
    metric: 'employee_satisfaction',
    kind: 'goal',
    period_start: monthStart(month),
    period_end: monthStart(month + 3),
    employee_id: null,
    region: null,
    value: 380 + Math.floor(month / 12) * 15,
  });
}
