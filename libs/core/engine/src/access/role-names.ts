import type { Role } from '../ports/api-key-store';

/** Every role, the mightiest first. */
export const roleNames = ['admin', 'author', 'analyst', 'scheduler', 'viewer'] as const satisfies readonly Role[];

export function isRole(text: string): text is Role {
  return (roleNames as readonly string[]).includes(text);
}
