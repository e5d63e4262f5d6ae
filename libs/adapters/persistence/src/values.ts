/** When something happened: `2017-03-01T12:00:00.000Z`, as a clock says it. */
export function toTime(date: Date): string;
export function toTime(date: Date | null): string | null;
export function toTime(date: Date | null): string | null {
  return date === null ? null : date.toISOString();
}

/** A bound of an interval: `2017-03-01T12:00:00Z`, as a calendar says it, without a fraction that is zero. */
export function toBound(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z');
}

type Given<T> = { readonly [Key in keyof T]?: NonNullable<T[Key]> };

/** The fields that have a value: a null column is an absent key. */
export function given<T extends object>(fields: T): Given<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  ) as Given<T>;
}

/** Words as the database can hold them: it takes no NUL. */
export function toText(words: string): string {
  return words.replaceAll('\0', '');
}
