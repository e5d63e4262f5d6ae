/** A bucket and a group of a space, both counted from 0. */
export interface RowPlace {
  readonly bucket: number;
  readonly group: number;
}
