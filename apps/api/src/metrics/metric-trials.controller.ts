import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { MetricTestDefinition } from '@core/definition';
import { PreviewMetric, TestMetric, ValidateMetric, type MetricTestReport } from '@core/engine';
import type { RunRequest } from '@core/plan';
import { Describe } from '../http/operation';
import { presentDiagnostic } from '../http/present-diagnostic';
import { Talk, type Exchange } from '../http/request-context';
import { RunAnswers } from '../runs/run-answers';
import { previewMetric, testMetric, validateMetric } from './metric-trials.operations';

/** What an author tries before publishing. */
@Controller('v1/metrics')
export class MetricTrialsController {
  constructor(
    private readonly validator: ValidateMetric,
    private readonly previewer: PreviewMetric,
    private readonly tester: TestMetric,
    private readonly runs: RunAnswers,
  ) {}

  @Post('validate')
  @HttpCode(200)
  @Describe(validateMetric)
  async validate(@Body() body: unknown) {
    const { errors, ...rest } = await this.validator.execute(body);
    return { ...rest, errors: errors.map((finding) => presentDiagnostic(finding, body)) };
  }

  @Post('preview')
  @HttpCode(200)
  @Describe(previewMetric)
  async preview(@Body() { definition, query = {} }: PreviewBody, @Talk() exchange: Exchange) {
    this.runs.chooseForm(exchange);
    exchange.request.document = { ...definition, ...query };
    const { id } = await this.previewer.execute(definition, query, exchange.caller);
    return this.runs.answer(id, exchange);
  }

  @Post(':name/test')
  @HttpCode(200)
  @Describe(testMetric)
  test(@Param('name') name: string, @Body() body: TestBody | undefined): Promise<MetricTestReport> {
    return this.tester.execute(name, body?.tests);
  }
}

interface PreviewBody {
  readonly definition: Readonly<Record<string, unknown>>;
  readonly query?: Omit<RunRequest, 'metrics'>;
}

interface TestBody {
  readonly tests?: readonly MetricTestDefinition[];
}
