import type { Role } from '../ports/api-key-store';

/** Where a claim of a token goes. */
export interface ClaimAttribute {
  /** A claim by its name, or a path into nested ones with dots. */
  readonly claim: string;
  /** The attribute that it becomes. */
  readonly attribute: string;
}

/** How the claims of a token are read. */
export interface TokenRules {
  readonly roles_claim: string;
  /** Their role or group by name, and ours; without it theirs are called as ours are. */
  readonly role_map?: ReadonlyMap<string, Role>;
  readonly attributes: readonly ClaimAttribute[];
  /** `name`, `preferred_username`, `email`, whichever is there first, when absent. */
  readonly name_claim?: string;
}
