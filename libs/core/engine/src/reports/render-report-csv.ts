import type { CellValue } from '@core/definition';
import { toCsv, type ResultColumn } from '@core/result';
import type { ReportModel } from './report-model';

const FIGURES = ['value', 'previous', 'change', 'growth', 'target', 'attainment'] as const;

/** All rows of a report, figures with all their digits. Cells that a spreadsheet would run as formulas are text there. */
export async function renderReportCsv({ period, dimensions, rows }: ReportModel): Promise<string> {
  const columns: readonly ResultColumn[] = [
    ...['period', ...dimensions, 'metric'].map((name) => ({ name, type: 'text' as const })),
    ...FIGURES.map((name) => ({ name, type: 'number' as const })),
    { name: 'status', type: 'text' },
  ];
  const cells = rows.map((row): readonly CellValue[] => [
    period,
    ...dimensions.map((name) => row.members[name] ?? null),
    row.metric,
    ...FIGURES.map((name) => row[name]),
    row.status,
  ]);
  let text = '';
  for await (const part of toCsv(columns, [cells], { neutralise: true })) text += part;
  return text;
}
