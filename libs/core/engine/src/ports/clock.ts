/** The only source of "now". */
export abstract class Clock {
  abstract now(): Date;
}
