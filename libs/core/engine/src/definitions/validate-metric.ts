import { checkDefinition } from '@core/definition';
import type { Diagnostic } from '@core/diagnostics';
import type { CheckedMetric } from '@core/formula';
import type { Clock } from '../ports/clock';
import type { CurrentCatalog } from './current-catalog';
import { checkCandidate } from './check-candidates';

export interface Validation {
  readonly valid: boolean;
  readonly errors: readonly Diagnostic[];
  readonly inferred?: {
    readonly type: string;
    readonly level: string;
    readonly datasets: readonly string[];
    readonly dimensions: readonly string[];
    readonly additivity: string | null;
  };
}

/** Checks a metric's definition without saving it. */
export class ValidateMetric {
  constructor(
    private readonly current: CurrentCatalog,
    private readonly clock: Clock,
  ) {}

  async execute(body: unknown): Promise<Validation> {
    const { parsed, diagnostics } = checkDefinition(body, { kind: 'metric' });
    if (parsed === undefined) return { valid: false, errors: diagnostics };
    const { definition } = parsed;
    const snapshot = await this.current.read();
    const { findings, catalog } = checkCandidate(snapshot, definition, this.clock.now().toISOString());
    const metric = catalog.metric(definition.name);
    return {
      valid: findings.length === 0,
      errors: findings,
      ...(metric && findings.length === 0 && { inferred: infer(metric) }),
    };
  }
}

function infer(metric: CheckedMetric): NonNullable<Validation['inferred']> {
  return {
    type: metric.type,
    level: metric.formula.level.kind,
    datasets: metric.datasets,
    dimensions: metric.definition.dimensions ?? [],
    additivity: metric.additivity ?? null,
  };
}
