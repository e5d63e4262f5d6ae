import { checkDefinition } from '../check-definition';
import { readStretch } from '../read-stretch';

const calendar = { kind: 'calendar', name: 'support' };

/** Findings as `code path message`. */
function findings(keys: object): readonly string[] {
  return checkDefinition({ ...calendar, ...keys }).diagnostics.map(
    ({ code, path, message }) => `${code} ${path} ${message}`,
  );
}
const onMonday = (...monday: readonly string[]) => findings({ working_hours: { monday } });

describe('a calendar', () => {
  it('needs nothing but its name, and may say where years and weeks begin', () => {
    expect(findings({})).toEqual([]);
    const fiscal = { year_starts: 4, year_named_by: 'start', week_starts: 'sunday', timezone: 'Europe/Minsk' };
    expect(findings({ ...fiscal, title: { en: 'Fiscal', ru: 'Финансовый' }, owner: 'finance', tags: ['fy'] })).toEqual(
      [],
    );
  });

  it.each([
    [{ year_starts: 0 }, 'schema.out_of_bounds /year_starts'],
    [{ year_starts: 13 }, 'schema.out_of_bounds /year_starts'],
    [{ year_starts: 1.5 }, 'schema.wrong_type /year_starts'],
    [{ year_starts: 'april' }, 'schema.wrong_type /year_starts'],
    [{ year_named_by: 'middle' }, 'schema.not_one_of /year_named_by'],
    [{ week_starts: 'Monday' }, 'schema.not_one_of /week_starts'],
    [{ week_starts: 1 }, 'schema.not_one_of /week_starts'],
    [{ timezone: 'Europe/Minks' }, 'definition.time_zone /timezone'],
    [{ working_hours: {} }, 'schema.out_of_bounds /working_hours'],
    [{ working_hours: { mon: ['09:00-18:00'] } }, 'schema.unknown_key /working_hours/mon'],
    [{ working_hours: { monday: '09:00-18:00' } }, 'schema.wrong_type /working_hours/monday'],
    [{ working_hours: { monday: [] } }, 'schema.out_of_bounds /working_hours/monday'],
    [{ formula: 'x' }, 'schema.unknown_key /formula'],
    [{ name: 'end' }, 'definition.bad_name /name'],
  ])('may not say %j', (keys, finding) => {
    expect(findings(keys)).toEqual([expect.stringContaining(finding)]);
  });
});

describe('working hours', () => {
  it('are stretches in order and apart, up to midnight', () => {
    expect(onMonday('09:00-13:00', '14:00-18:00')).toEqual([]);
    expect(onMonday('00:00-12:00', '12:00-24:00')).toEqual([]);
  });

  it.each(['9:00-18:00', '09:00-25:00', '09:60-18:00', '24:00-24:00', '09:00 - 18:00', '09:00', '09:00-24:01'])(
    'are not written %j',
    (stretch) => {
      expect(onMonday(stretch)).toEqual([expect.stringContaining('is not a stretch of the day, such as 09:00-13:00')]);
    },
  );

  it('end after they start', () => {
    const { diagnostics } = checkDefinition({ ...calendar, working_hours: { friday: ['22:00-06:00'] } });
    expect(diagnostics).toMatchObject([
      {
        code: 'definition.working_hours',
        path: '/working_hours/friday/0',
        message: 'the hours 22:00-06:00 of friday end before they start',
        hint: 'a night is two stretches: 22:00-24:00, and 00:00-06:00 on the next day',
      },
    ]);
    expect(onMonday('09:00-09:00')).toEqual([expect.stringContaining('are empty')]);
  });

  it('do not overlap, nor go back', () => {
    expect(onMonday('09:00-13:00', '12:00-18:00')).toEqual([
      'definition.working_hours /working_hours/monday/1 the hours 12:00-18:00 of monday begin before 09:00-13:00 has ended',
    ]);
    expect(onMonday('14:00-18:00', '09:00-13:00')).toHaveLength(1);
  });

  it('are read as minutes of the day', () => {
    expect([readStretch('00:00-24:00'), readStretch('09:05-13:30')]).toEqual([
      [0, 1440],
      [545, 810],
    ]);
  });
});

describe('holidays', () => {
  it('are dates that exist, each once', () => {
    expect(findings({ holidays: ['2026-01-01', '2024-02-29'] })).toEqual([]);
    expect(findings({ holidays: ['2026-02-29', '2026-1-1', '2026-05-01T00:00:00Z', 20260501] })).toEqual([
      'schema.pattern /holidays/0 "2026-02-29" is not a date, such as 2026-05-01',
      'schema.pattern /holidays/1 "2026-1-1" is not a date, such as 2026-05-01',
      'schema.pattern /holidays/2 "2026-05-01T00:00:00Z" is not a date, such as 2026-05-01',
      'schema.wrong_type /holidays/3 the number 20260501 stands where text is expected',
    ]);
    expect(findings({ holidays: ['2026-05-01', '2026-05-01'] })).toEqual([
      'schema.duplicate_item /holidays/1 "2026-05-01" is in the list twice',
    ]);
  });
});
