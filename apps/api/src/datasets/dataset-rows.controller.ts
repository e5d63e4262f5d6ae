import { Controller, Get, Param, Put, Query } from '@nestjs/common';
import { AcceptUpload, PreviewDataset, ReadUploads, type DatasetUpload, type UploadMode } from '@core/engine';
import { Describe } from '../http/operation';
import { pageOf, type PageQuery } from '../http/page-query';
import { Talk, type Exchange } from '../http/request-context';
import { RunAnswers } from '../runs/run-answers';
import { listUploads, previewRows, uploadRows } from './dataset-rows.operations';
import { readUpload } from './read-upload';

/** Seconds that a preview is waited for without a wish, and rows that it shows. */
const PREVIEW_WAIT = 30;
const PREVIEW_ROWS = 20;

@Controller('v1/datasets')
export class DatasetRowsController {
  constructor(
    private readonly acceptUpload: AcceptUpload,
    private readonly readUploads: ReadUploads,
    private readonly previewDataset: PreviewDataset,
    private readonly answers: RunAnswers,
  ) {}

  @Put(':name/rows')
  @Describe(uploadRows)
  async upload(@Param('name') dataset: string, @Query() { mode = 'replace' }: ModeQuery, @Talk() exchange: Exchange) {
    this.answers.chooseForm(exchange);
    const upload = { dataset, mode, caller: exchange.caller, ...readUpload(exchange.request) };
    const { id } = await this.acceptUpload.execute(upload);
    return this.answers.answer(id, exchange);
  }

  @Get(':name/uploads')
  @Describe(listUploads)
  async uploads(@Param('name') dataset: string, @Query() page: PageQuery) {
    const { items, ...rest } = await this.readUploads.execute(dataset, pageOf(page));
    return { items: items.map(presentUpload), ...rest };
  }

  @Get(':name/preview')
  @Describe(previewRows)
  async preview(
    @Param('name') dataset: string,
    @Query() { limit = PREVIEW_ROWS }: { readonly limit?: number },
    @Talk() exchange: Exchange,
  ) {
    this.answers.chooseForm(exchange);
    const { id } = await this.previewDataset.execute(dataset, limit, exchange.caller);
    return this.answers.answer(id, exchange, PREVIEW_WAIT);
  }
}

/** Where its rows lie is nobody's business. */
function presentUpload(state: DatasetUpload): Omit<DatasetUpload, 'file'> {
  const { file: _, ...upload } = state;
  return upload;
}

interface ModeQuery {
  readonly mode?: UploadMode;
}
