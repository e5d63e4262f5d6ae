import { formatValue } from '@core/definition';
import type { ReportModel } from './report-model';
import { MOST_ROWS } from './render-report-html';
import { wordsIn } from './report-words';

/** A report for mail programs that show no HTML. */
export function renderReportText(report: ReportModel, language: string): string {
  const words = wordsIn(language);
  const lines = report.rows.slice(0, MOST_ROWS).map(({ title, members, value, growth, definition }) => {
    const place = Object.values(members).map((member) => String(member ?? '–'));
    const name = [title, ...place].join(', ');
    const change = growth === null ? '' : ` (${formatValue(growth, { style: 'percent', decimals: 1 }, language)})`;
    return `${name}: ${formatValue(value, definition?.format, language)}${change}`;
  });
  const hidden = report.rows.length - lines.length;
  return [
    `${report.title}, ${report.period}`,
    '',
    ...lines,
    ...(hidden > 0 ? ['', words.more(hidden)] : []),
    '',
    words.foot(report.schedule, report.interval_end),
  ].join('\n');
}
