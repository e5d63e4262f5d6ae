import type { Role } from '@core/engine';

/** Who may do what; `admin` may do everything. */
export const readers: readonly Role[] = ['author', 'analyst', 'scheduler', 'viewer'];
export const authors: readonly Role[] = ['author'];
/** Authors run what they preview, and look at it afterwards. */
export const analysts: readonly Role[] = ['analyst'];
export const runReaders: readonly Role[] = ['analyst', 'author', 'scheduler'];
export const schedulers: readonly Role[] = ['scheduler'];
export const scheduleAuthors: readonly Role[] = ['author', 'scheduler'];
export const administrators: readonly Role[] = ['admin'];

/** All who may call what is open to these roles. */
export function rolesOf(access: readonly Role[]): readonly Role[] {
  return [...new Set<Role>([...access, 'admin'])];
}
