import type { Client } from 'pg';
import { SourceProblem } from '../../duckdb/source/find-source-files';

/** Roles of the server's own that reach beyond the tables of a database. */
const powerfulRoles = [
  'pg_read_server_files',
  'pg_write_server_files',
  'pg_execute_server_program',
  'pg_signal_backend',
  'pg_write_all_data',
  'pg_maintain',
];

const powersOfRole = `
  SELECT power FROM pg_catalog.pg_roles AS role, LATERAL (VALUES
    (rolsuper, 'is a superuser'), (rolcreaterole, 'may create roles'), (rolcreatedb, 'may create databases'),
    (rolreplication, 'may replicate'), (rolbypassrls, 'is above the security of rows'),
    (rolname = ANY ($1), 'is a member of ' || rolname)) AS found (has, power)
  WHERE has AND (rolname = current_user OR pg_catalog.pg_has_role(session_user, role.oid, 'MEMBER'))
  ORDER BY power = 'is a superuser' DESC, power LIMIT 1`;

/** Throws a `SourceProblem` where the role of a connection may do more than reading could ever need, itself or by a role that it is in. */
export async function refusePowers(client: Client, connection: string): Promise<void> {
  const { rows } = await client.query<{ power: string }>(powersOfRole, [powerfulRoles]);
  const [found] = rows;
  if (found === undefined) return;
  throw new SourceProblem(
    `the role of the connection ${connection} ${found.power}; make one for it that has SELECT on the tables to read and nothing else (docs/connections.md)`,
  );
}
