import type { Client, Connection, FieldDef, Submittable } from 'pg';

/** Has the server parse one statement, and say which columns it would give; nothing is executed. Throws its `DatabaseError`. */
export function describeStatement(client: Client, text: string): Promise<readonly FieldDef[]> {
  return new Promise((resolve, reject) => {
    client.query(new Description(text, resolve, reject));
  });
}

/** Parse, Describe and Sync of the extended protocol, which takes a single statement. */
class Description implements Submittable {
  #fields: readonly FieldDef[] = [];

  constructor(
    private readonly text: string,
    private readonly resolve: (fields: readonly FieldDef[]) => void,
    private readonly reject: (error: Error) => void,
  ) {}

  submit(connection: Connection): void {
    connection.parse({ name: '', text: this.text, types: [] }, true);
    connection.describe({ type: 'S', name: '' }, true);
    connection.sync();
  }

  handleRowDescription({ fields }: { readonly fields: readonly FieldDef[] }): void {
    this.#fields = fields;
  }

  handleError(error: Error): void {
    this.reject(error);
  }

  handleReadyForQuery(): void {
    this.resolve(this.#fields);
  }
}
