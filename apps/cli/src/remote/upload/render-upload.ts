import type { UploadAnswer } from '@core/engine';

/** What became of the rows, and which were passed over. */
export function renderUpload({
  dataset,
  version,
  accepted,
  rejected_count,
  rejected,
  row_count,
}: Omit<UploadAnswer, 'mode'>): string {
  const passed = rejected_count === 0 ? '' : `, ${count(rejected_count)} passed over`;
  const lines = rejected.map(({ line, row, field, value, reason }) => {
    const place = line === undefined ? `row ${row ?? '?'}` : `line ${line}`;
    const what = field === undefined ? '' : `${field} ${value === null ? '(empty)' : JSON.stringify(value ?? '')} `;
    return `  ${place}: ${what}${reason}`;
  });
  const more = rejected_count > rejected.length ? [`  and ${count(rejected_count - rejected.length)} more`] : [];
  const head = `${dataset}: ${rows(accepted)} accepted${passed}; version ${version} has ${rows(row_count)}`;
  return [head, ...lines, ...more, ''].join('\n');
}

function rows(number: number): string {
  return `${count(number)} ${number === 1 ? 'row' : 'rows'}`;
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
