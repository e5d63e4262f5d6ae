import { createHash } from 'node:crypto';
import { generateCompany } from './generate-company';
import { type Row, type TableName, tableNames, tables } from './output/tables';
import { DAY_MS, dayOf, END, END_MS, MONTHS, START } from './time/calendar';

type Rows = { readonly [N in TableName]: Row<N>[] };
type Cells = Readonly<Record<string, string | number | boolean | null>>;

function generate(seed: number): Rows {
  const rows = Object.fromEntries(tableNames.map((name) => [name, [] as unknown[]])) as unknown as Rows;
  generateCompany({ seed, scale: 1 }, (table, row) => void (rows[table] as unknown[]).push(row));
  return rows;
}

function digest(rows: Rows): string {
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

describe('a company of one branch', () => {
  const rows = generate(1);
  /** The rows that count: the last of every key. */
  const latest = Object.fromEntries(
    tableNames.map((name) => {
      const [key] = Object.keys(tables[name].columns);
      return [name, [...new Map((rows[name] as Cells[]).map((row) => [row[key ?? ''], row])).values()]];
    }),
  ) as unknown as Rows;
  const share = (of: readonly unknown[], total: readonly unknown[]): number => of.length / total.length;

  it('is the same for the same seed', () => {
    expect(digest(generate(1))).toBe(digest(rows));
  });

  it('has rows in every table, some sixty thousand in all', () => {
    const counts = tableNames.map((name) => rows[name].length);
    expect(Math.min(...counts)).toBeGreaterThan(10);
    const total = counts.reduce((sum, count) => sum + count, 0);
    expect(total).toBeGreaterThan(45_000);
    expect(total).toBeLessThan(75_000);
  });

  it.each(tableNames)('%s has the columns declared, and values where they must be', (name) => {
    const columns = Object.entries(tables[name].columns);
    const missing = columns.filter(([column, type]) =>
      (rows[name] as Cells[]).some((row) => row[column] === undefined || (row[column] === null && !type.endsWith('?'))),
    );
    expect(missing).toEqual([]);
    expect(new Set((rows[name] as Cells[]).flatMap((row) => Object.keys(row)))).toEqual(
      new Set(columns.map(([column]) => column)),
    );
  });

  it.each(tableNames)('%s has whole numbers for days, instants and money', (name) => {
    const whole = Object.entries(tables[name].columns).filter(([, type]) => /date|instant|money|integer/.test(type));
    const broken = (rows[name] as Cells[]).filter((row) =>
      whole.some(([column]) => row[column] !== null && !Number.isSafeInteger(row[column])),
    );
    expect(broken).toEqual([]);
  });

  it('repeats only a few keys', () => {
    const repeated = tableNames.filter((name) => rows[name].length > latest[name].length);
    expect(repeated.toSorted()).toEqual(['activities', 'leads', 'opportunities', 'orders']);
    for (const name of repeated) expect(share(latest[name], rows[name])).toBeGreaterThan(0.985);
  });

  it('has no link that leads nowhere', () => {
    const targets: readonly (readonly [string, TableName])[] = [
      ['employee_id', 'employees'], ['owner_id', 'employees'], ['manager_id', 'employees'], ['assignee_id', 'employees'],
      ['account_id', 'accounts'], ['lead_id', 'leads'], ['opportunity_id', 'opportunities'], ['campaign_id', 'campaigns'],
      ['order_id', 'orders'], ['product_id', 'products'],
    ]; // prettier-ignore
    const lost = targets.flatMap(([column, target]) => {
      const keys = new Set((rows[target] as Cells[]).map((row) => Object.values(row)[0]));
      return tableNames.flatMap((name) =>
        (rows[name] as Cells[])
          .filter((row) => typeof row[column] === 'string' && !keys.has(row[column]))
          .map(() => `${name}.${column}`),
      );
    });
    expect(lost).toEqual([]);
  });

  it('has orders that are the sum of their lines', () => {
    const sums = new Map<string, number>();
    for (const { order_id, quantity, unit_price } of rows.order_items)
      sums.set(order_id, (sums.get(order_id) ?? 0) + quantity * (unit_price ?? 0));
    expect(latest.orders.filter(({ order_id, amount }) => sums.get(order_id) !== amount)).toEqual([]);
    expect(sums.size).toBe(latest.orders.length);
  });

  it('costs what a sale costs', () => {
    const dear = latest.orders.filter(
      ({ amount, cost }) => cost !== null && (cost < amount * 0.549 || cost > amount * 0.701),
    );
    expect(dear).toEqual([]);
  });

  it('happens in the three years, but for what was there before and a few late rows', () => {
    const inside = (instant: number): boolean => START * DAY_MS <= instant && instant < END_MS;
    expect(latest.leads.every(({ created_at }) => inside(created_at))).toBe(true);
    expect(latest.tickets.every(({ created_at }) => inside(created_at))).toBe(true);
    const strange = latest.orders.filter(
      ({ ordered_at }) =>
        !inside(ordered_at) && ordered_at >= dayOf(2022, 1, 1) * DAY_MS && ordered_at < START * DAY_MS,
    );
    expect(strange).toEqual([]);
    const late = latest.orders.filter(({ ordered_at }) => ordered_at >= END_MS);
    expect(late.length).toBeLessThan(30);
    expect(late.every(({ ordered_at }) => ordered_at < END_MS + 2 * DAY_MS)).toBe(true);
    expect(latest.activities.every(({ occurred_at }) => occurred_at < END_MS)).toBe(true);
  });

  it('closes a deal when its history says so', () => {
    const ends = new Map(
      rows.opportunity_stage_history
        .filter(({ exited_at }) => exited_at === null)
        .map((visit) => [visit.opportunity_id, visit]),
    );
    const differing = latest.opportunities.filter(({ opportunity_id, status, closed_at }) => {
      const end = ends.get(opportunity_id);
      const open = end?.stage !== 'won' && end?.stage !== 'lost';
      return status !== (open ? 'open' : end?.stage) || closed_at !== (open ? null : end?.entered_at);
    });
    expect(differing).toEqual([]);
  });

  it('answers after the question', () => {
    const early = [
      ...latest.leads.filter(({ created_at, first_responded_at }) => (first_responded_at ?? Infinity) < created_at),
      ...latest.tickets.filter(
        ({ created_at, first_response_at, resolved_at }) =>
          (first_response_at ?? Infinity) < created_at || (resolved_at ?? Infinity) < (first_response_at ?? created_at),
      ),
      ...latest.opportunities.filter(({ created_at, first_contact_at }) => (first_contact_at ?? 0) > created_at),
    ];
    expect(early).toEqual([]);
  });

  it('lets nobody sell who does not work there', () => {
    const people = new Map(rows.employees.map((person) => [person.employee_id, person]));
    const wrong = latest.orders.filter(({ employee_id, ordered_at }) => {
      const person = employee_id === null ? undefined : people.get(employee_id);
      return (
        person &&
        (ordered_at < (person.hired_on ?? 0) * DAY_MS ||
          (ordered_at < END_MS && ordered_at >= (person.left_on ?? END + 9) * DAY_MS))
      );
    });
    expect(wrong).toEqual([]);
  });

  it('leaves a part of what may be missing out', () => {
    const unassessed = latest.leads.filter(({ bant_budget }) => bant_budget === null);
    expect(share(unassessed, latest.leads)).toBeGreaterThan(0.3);
    expect(share(unassessed, latest.leads)).toBeLessThan(0.5);
    const invalid = latest.leads.filter(({ contact_valid }) => contact_valid === false);
    expect(share(invalid, latest.leads)).toBeCloseTo(0.07, 1);
    const lost = latest.opportunities.filter(({ status }) => status === 'lost');
    expect(
      share(
        lost.filter(({ loss_reason }) => loss_reason === null),
        lost,
      ),
    ).toBeCloseTo(0.22, 1);
  });

  it('plans every month, for every region and every seller once', () => {
    const sales = rows.targets.filter(({ metric }) => metric === 'sales_revenue');
    expect(sales.filter(({ kind }) => kind === 'plan')).toHaveLength(4 * MONTHS);
    expect(sales.filter(({ kind }) => kind === 'forecast')).toHaveLength(4 * MONTHS);
    const quotas = sales
      .filter(({ kind }) => kind === 'quota')
      .map(({ employee_id, period_start }) => `${employee_id} ${period_start}`);
    expect(new Set(quotas).size).toBe(quotas.length);
  });

  it('is reached: sales of a year are near the plans of the year, and grow', () => {
    const years = [2023, 2024, 2025].map((year) => {
      const [from, to] = [dayOf(year, 1, 1), dayOf(year + 1, 1, 1)];
      const sold = latest.orders.filter(
        ({ status, ordered_at }) => status === 'completed' && from * DAY_MS <= ordered_at && ordered_at < to * DAY_MS,
      );
      const planned = rows.targets.filter(
        ({ metric, kind, period_start }) =>
          metric === 'sales_revenue' && kind === 'plan' && from <= period_start && period_start < to,
      );
      return {
        sales: sold.reduce((sum, { amount }) => sum + amount, 0),
        plan: planned.reduce((sum, { value }) => sum + value, 0),
      };
    });
    for (const { sales, plan } of years) {
      expect(sales / plan).toBeGreaterThan(0.85);
      expect(sales / plan).toBeLessThan(1.1);
    }
    const [first, second, third] = years.map(({ sales }) => sales) as [number, number, number];
    expect(second / first).toBeGreaterThan(1.05);
    expect(third / second).toBeGreaterThan(1.05);
    expect(third / first).toBeLessThan(1.7);
  });
});
