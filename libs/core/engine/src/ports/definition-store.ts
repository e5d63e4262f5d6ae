import type { Definition, DefinitionKind } from '@core/definition';
import type { Diagnostic } from '@core/diagnostics';
import type { Principal } from '../access/principal';
import type { AuditEntry } from './audit-log';
import type { Page, PageOf } from './page';

export type VersionState = 'draft' | 'published' | 'deprecated';

/** One immutable version of a definition. Only `state` and `current` ever change. */
export interface StoredVersion {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly version: number;
  readonly state: VersionState;
  /** The version that answers to the bare name. At most one per line; it may be older than the newest. */
  readonly current: boolean;
  readonly definition: Definition;
  readonly hash: string;
  readonly created_at: string;
  readonly created_by: string;
  /** Who saved it, with the rights of that moment. */
  readonly saved_by: Principal;
  /** The request that saved it. */
  readonly created_request_id?: string;
  /** The last time. */
  readonly published_at?: string;
  readonly published_by?: string;
  readonly published_request_id?: string;
  /** The last time; a deprecated version that is published again keeps it. */
  readonly deprecated_at?: string;
  readonly deprecated_by?: string;
  readonly deprecated_request_id?: string;
  /** The file it came from, when it was applied from a folder. */
  readonly file?: string;
}

/** On whose behalf definitions are changed, and what is written down of it in the same transaction. */
export interface CommitOptions {
  readonly by: Principal;
  readonly at: string;
  readonly request_id?: string | undefined;
  readonly expected_revision?: string;
  /** Entries of the audit trail, of the versions that the changes touched, in order. */
  readonly entries?: (touched: readonly StoredVersion[]) => readonly AuditEntry[];
}

export type DefinitionChange =
  /** Adds the next version as a draft. */
  | { readonly action: 'save'; readonly definition: Definition; readonly hash: string; readonly file?: string }
  /** `publish` makes a version the current one, whatever its state; `deprecate` leaves the current one as it is. */
  | {
      readonly action: 'publish' | 'deprecate';
      readonly kind: DefinitionKind;
      readonly name: string;
      readonly version: number;
    }
  /** Removes the whole line from sight, of a dataset its uploaded rows as well; versions that runs used stay readable by number. */
  | { readonly action: 'remove'; readonly kind: DefinitionKind; readonly name: string };

/** A finding about a definition file that could not be put in force. */
export interface DefinitionProblem {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly recorded_at: string;
}

/** Lines of immutable versions. */
export abstract class DefinitionStore {
  /** A token that changes with every commit; equal tokens mean an equal catalog. One cheap query. */
  abstract revision(): Promise<string>;
  /** All current versions, of every kind. */
  abstract current(): Promise<readonly StoredVersion[]>;
  /** Versions by number, in the order asked for; a missing one is left out. Removed lines are included. */
  abstract load(
    keys: readonly { readonly kind: DefinitionKind; readonly name: string; readonly version: number }[],
  ): Promise<readonly StoredVersion[]>;
  /** All versions of a line, newest first; empty when there is no such line. */
  abstract versions(kind: DefinitionKind, name: string): Promise<readonly StoredVersion[]>;
  /** The current version of each line, else its newest draft; ordered by name. */
  abstract list(kind: DefinitionKind, page: Page): Promise<PageOf<StoredVersion>>;
  /**
   * Carries out all changes in one transaction and answers the versions they touched, in order. A `publish` may name a version that a
   * `save` of the same commit makes. Throws `definition.conflict` when `expected_revision` is no longer the store's revision.
   */
  abstract commit(changes: readonly DefinitionChange[], options: CommitOptions): Promise<readonly StoredVersion[]>;
  /** Replaces what is known to be wrong with the files of one folder. */
  abstract recordProblems(folder: string, problems: readonly DefinitionProblem[]): Promise<void>;
  abstract problems(): Promise<readonly DefinitionProblem[]>;
}
