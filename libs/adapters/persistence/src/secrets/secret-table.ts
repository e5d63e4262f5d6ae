import { EntitySchema } from 'typeorm';
import { instant, optional, primary, text } from '../columns';

export interface InstanceSecretRow {
  readonly name: string;
  readonly secret: string;
  readonly previous: string | null;
  readonly changed_at: Date;
}

/** Secrets that the instance made for itself. */
export const instanceSecrets = new EntitySchema<InstanceSecretRow>({
  name: 'instance_secrets',
  columns: { name: primary(text), secret: text, previous: optional(text), changed_at: instant },
});
