import { formatValue, type CellValue } from '@core/definition';
import type { ReportModel, ReportRow } from './report-model';
import { wordsIn } from './report-words';
import { sparkline } from './sparkline';
import type { TargetStatus } from './target-status';

/** Rows that a mail shows; the attached file has all. */
export const MOST_ROWS = 200;

const COLORS: Readonly<Record<TargetStatus, string>> = {
  on_track: '#1a7f37',
  warning: '#9a6700',
  off_track: '#c62828',
};
const CELL = 'padding:6px 10px;border-bottom:1px solid #e4e7eb;white-space:nowrap';

/** A report as a mail shows it: one table, all styles in place, nothing loaded from anywhere. */
export function renderReportHtml(report: ReportModel, language: string): string {
  const words = wordsIn(language);
  const heads = [words.metric, words.value, words.previous, words.change, words.target, words.attainment, words.trend];
  const [first = '', ...others] = heads;
  const head = [first, ...report.headings, ...others]
    .map(
      (text, place) =>
        `<th style="${CELL};text-align:${isText(place, report) ? 'left' : 'right'}">${escape(text)}</th>`,
    )
    .join('');
  const rows = report.rows.slice(0, MOST_ROWS).map((row) => renderRow(row, report, language));
  const hidden = report.rows.length - rows.length;
  return [
    `<!doctype html><html lang="${escape(language)}"><head><meta charset="utf-8"><title>${escape(report.title)}</title></head>`,
    '<body style="margin:0;padding:24px;font-family:system-ui,-apple-system,Segoe UI,sans-serif;color:#1f2933">',
    `<h1 style="font-size:20px;margin:0 0 4px">${escape(report.title)}</h1>`,
    `<p style="margin:0 0 16px;color:#52606d">${escape(report.period)}</p>`,
    `<table style="border-collapse:collapse;font-size:14px"><thead><tr>${head}</tr></thead>`,
    `<tbody>${rows.join('')}</tbody></table>`,
    ...(hidden > 0 ? [`<p>${escape(words.more(hidden))}</p>`] : []),
    `<p style="margin-top:16px;color:#7b8794;font-size:12px">${escape(words.foot(report.schedule, report.interval_end))}</p>`,
    '</body></html>',
  ].join('\n');
}

/** The metric and its members stand left, figures right. */
function isText(place: number, { dimensions }: ReportModel): boolean {
  return place <= dimensions.length;
}

function renderRow(row: ReportRow, { dimensions }: ReportModel, language: string): string {
  const show = (value: CellValue) => formatValue(value, row.definition?.format, language);
  const percent = (value: number | null) => formatValue(value, { style: 'percent', decimals: 1 }, language);
  const left = [row.title, ...dimensions.map((name) => String(row.members[name] ?? '–'))].map(
    (text) => `<td style="${CELL};text-align:left">${escape(text)}</td>`,
  );
  const right = [
    `<b>${escape(show(row.value))}</b>`,
    escape(show(row.previous)),
    renderChange(row, percent),
    escape(show(row.target)),
    row.status === null
      ? escape(percent(row.attainment))
      : `<span style="color:${COLORS[row.status]}">${escape(percent(row.attainment))}</span>`,
    `<span style="font-family:monospace">${escape(sparkline(row.trend))}</span>`,
  ].map((html) => `<td style="${CELL};text-align:right">${html}</td>`);
  return `<tr>${[...left, ...right].join('')}</tr>`;
}

/** An arrow, and a colour where the metric says which way is better. */
function renderChange({ growth, change, definition }: ReportRow, percent: (value: number | null) => string): string {
  if (change === null || change === 0 || growth === null) return escape(percent(growth));
  const isUp = change > 0;
  const direction = definition?.direction;
  const color =
    direction === 'higher_is_better' || direction === 'lower_is_better'
      ? COLORS[isUp === (direction === 'higher_is_better') ? 'on_track' : 'off_track']
      : 'inherit';
  return `<span style="color:${color}">${isUp ? '▲' : '▼'} ${escape(percent(Math.abs(growth)))}</span>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}
