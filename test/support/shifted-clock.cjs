/**
 * Moves the wall clock of a process, as an operator or a time server does: loaded with `--require`, it reads the milliseconds to add
 * from the file that CLOCK_OFFSET_FILE names, again and again. Timers, which run on another clock, stay as they are.
 */
const { readFileSync } = require('node:fs');

const file = process.env.CLOCK_OFFSET_FILE;
const RealDate = globalThis.Date;
let offset_ms = 0;

function look() {
  try {
    offset_ms = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    offset_ms = 0;
  }
}

class ShiftedDate extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + offset_ms);
    else super(...parts);
  }

  static now() {
    return RealDate.now() + offset_ms;
  }
}

if (file !== undefined) {
  look();
  setInterval(look, 50).unref();
  globalThis.Date = ShiftedDate;
}
