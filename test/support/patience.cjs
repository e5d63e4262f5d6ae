/** Everything takes its time on a busy machine, where suites run beside each other; a spec that hangs still ends. */
jest.setTimeout(180_000);
