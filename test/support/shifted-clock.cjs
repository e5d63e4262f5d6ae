const { readFileSync } = require('node:fs');

const RealDate = globalThis.Date;
let offset_ms = 0;

function look(file) {
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

/**
 * Moves the wall clock of this process, as an operator or a time server does: it reads the milliseconds to add from the file, again
 * and again. Timers, which run on another clock, stay as they are.
 */
module.exports = function shiftClock(file) {
  look(file);
  setInterval(() => look(file), 50).unref();
  globalThis.Date = ShiftedDate;
};
