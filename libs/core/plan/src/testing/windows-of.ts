import type { CalendarRules } from '@core/formula';
import { collectFindings } from '../build/findings';
import { readTime, type QueryTime } from '../build/query-time';
import { createWindows } from '../frames/create-windows';
import type { Windows } from '../frames/window-set';
import type { RunRequest } from '../request/run-request';
import { formatInstant, type Range } from '../time/moment';
import { plainView, type TimeView } from '../time/time-view';

type TimeRequest = Pick<RunRequest, 'period' | 'grain' | 'as_of' | 'timezone'> & { readonly rules?: CalendarRules };

/** The time of a request, long after which it is asked unless it says when. */
export function timeOf({ rules, ...request }: TimeRequest): QueryTime {
  const findings = collectFindings();
  const time = readTime({ metrics: [], ...request }, '2100-01-01T00:00:00Z', { rules, findings });
  const [finding] = findings.all();
  if (finding !== undefined) throw new Error(finding.message);
  return time;
}

export function windowsOf(request: TimeRequest): Windows {
  return createWindows(timeOf(request));
}

/** The windows of a view in a few words, dates where they are midnights. */
export function showWindows(request: TimeRequest, view: Partial<TimeView> = {}): readonly string[] {
  return (
    windowsOf(request)
      .of({ ...plainView, ...view })
      ?.ranges.map(showRange) ?? ['none']
  );
}

function showRange({ from, to }: Range): string {
  return [from, to].map((at) => (at === undefined ? '' : formatInstant(at).replace('T00:00:00Z', ''))).join(' ');
}
