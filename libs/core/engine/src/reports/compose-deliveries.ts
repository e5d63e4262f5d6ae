import type { CellValue } from '@core/definition';
import type { Catalog } from '@core/formula';
import { digestOf } from '../digest';
import type { Message, NewDelivery } from '../ports/delivery-store';
import type { Report } from '../ports/report-store';
import type { Run } from '../ports/run-store';
import type { Recipient } from '../schedules/recipients';
import type { ScheduleVersion } from '../schedules/schedule-version';
import { renderReportCsv } from './render-report-csv';
import { renderReportHtml } from './render-report-html';
import { renderReportText } from './render-report-text';
import { buildReport, type ReportModel } from './report-model';
import { soundLanguage } from './report-words';

interface Finished {
  readonly report: Report;
  readonly schedule: ScheduleVersion;
  readonly recipient: Recipient;
  readonly run: Run;
  readonly parts: AsyncIterable<readonly (readonly CellValue[])[]>;
  readonly catalog: Catalog;
  readonly at: string;
}

/** What the recipients of a report are sent, from its finished run: the same report gives the same ids. */
export async function composeDeliveries(finished: Finished): Promise<readonly NewDelivery[]> {
  const { report, recipient, parts, at } = finished;
  const rows: (readonly CellValue[])[] = [];
  for await (const part of parts) rows.push(...part);
  const language = soundLanguage(recipient.report.language ?? 'en');
  const model = buildReport({ ...finished, rows, language });
  return [
    {
      id: `msg_${digestOf(['report', report.id])}`,
      subject: { kind: 'schedule', name: report.schedule },
      message: await messageOf(model, recipient, { language, at }),
      created_at: at,
    },
  ];
}

async function messageOf(
  model: ReportModel,
  { report }: Recipient,
  { language, at }: { readonly language: string; readonly at: string },
): Promise<Message> {
  if ('webhook' in report) return { kind: 'webhook', url: report.webhook, body: bodyOf(model, at) };
  const { email } = report;
  return {
    kind: 'email',
    to: typeof email === 'string' ? [email] : email,
    subject: `${model.title}, ${model.period}`,
    text: renderReportText(model, language),
    html: renderReportHtml(model, language),
    attachments: [
      {
        filename: `${model.schedule}-${model.period.replaceAll(/[^\p{L}\p{N}._-]+/gu, '_')}.csv`,
        content_type: 'text/csv; charset=utf-8',
        content: await renderReportCsv(model),
      },
    ],
  };
}

/** `{type, timestamp, data}`, as Standard Webhooks recommend. */
function bodyOf({ rows, ...report }: ReportModel, at: string): string {
  const data = { ...report, rows: rows.map((row) => ({ ...row, definition: undefined })) };
  return JSON.stringify({ type: 'report.ready', timestamp: at, data });
}
