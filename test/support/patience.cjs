/** Real servers on a busy machine take their time; a spec that hangs still ends. */
jest.setTimeout(180_000);
