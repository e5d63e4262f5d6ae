import { checkDefinition, type Definition, type DefinitionKind } from '@core/definition';
import { DomainError, type Diagnostic } from '@core/diagnostics';
import type { Principal } from '../access/principal';
import type { DefinitionStore } from '../ports/definition-store';
import { diffDefinitions, type Difference } from './diff-definitions';
import { findVersion } from './find-version';
import type { Impact } from './impact';
import type { MetricTestReport } from './metric-tester';
import type { SaveCommand } from './save-definition';
import { refusalOf, type WeighDefinition } from './weigh-definition';

/** What would happen to a definition and to all others, told before anything does. */
export interface Outlook extends Impact {
  readonly kind: DefinitionKind;
  readonly name: string;
  /** Whether nothing stands against it. */
  readonly would_succeed: boolean;
  /** The version that would come into force; absent for a definition that is not saved. */
  readonly version?: number;
  /** The version that it would replace. */
  readonly in_force?: number;
  /** From the version in force; all of it is new where there is none. */
  readonly differences: readonly Difference[];
  /** What is wrong with itself. */
  readonly findings: readonly Diagnostic[];
  /** What does not stand against it. */
  readonly warnings: readonly Diagnostic[];
  /** Of a metric that is sound and breaks nothing. */
  readonly tests?: MetricTestReport;
}

/** Says what a change would do, and does nothing. */
export class ForeseeChange {
  constructor(
    private readonly store: DefinitionStore,
    private readonly weigh: WeighDefinition,
  ) {}

  /** Of putting a stored version in force. Throws `definition.not_found`, `definition.no_such_version`. */
  async ofVersion(kind: DefinitionKind, name: string, number: number): Promise<Outlook> {
    const { definition, version, saved_by } = await findVersion(this.store, { kind, name }, number);
    return { ...(await this.foresee(definition, saved_by)), version };
  }

  /** Of saving and publishing a definition as it came. Throws schema findings. */
  async ofDefinition({ kind, name, body, caller }: Omit<SaveCommand, 'if_match'>): Promise<Outlook> {
    const { parsed, diagnostics } = checkDefinition(body, { kind, name });
    if (parsed === undefined) throw DomainError.from(diagnostics);
    return this.foresee(parsed.definition, caller);
  }

  private async foresee(definition: Definition, saver: Principal): Promise<Outlook> {
    const weighed = await this.weigh.execute(definition, saver);
    const { in_force, findings, warnings, impact, tests } = weighed;
    return {
      kind: definition.kind,
      name: definition.name,
      would_succeed: refusalOf(weighed) === undefined,
      ...(in_force && { in_force: in_force.version }),
      differences: diffDefinitions(in_force?.definition ?? {}, definition),
      findings,
      warnings,
      ...impact,
      ...(tests && { tests }),
    };
  }
}
