import pidusage from 'pidusage';

/** How often memory is looked at: what grows by gigabytes in a second is stopped within some hundred megabytes. */
const LOOK_MS = 100;

/** Tells the resident bytes of a process again and again, until the function that is answered is called. */
export function watchMemory(pid: number | undefined, tell: (bytes: number) => void): () => void {
  if (pid === undefined) return () => undefined;
  let isLooking = false;
  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    const seen = await residentBytes(pid);
    isLooking = false;
    if (seen !== undefined) tell(seen);
  };
  const timer = setInterval(() => void look(), LOOK_MS);
  return () => clearInterval(timer);
}

/** Resident bytes of a process; undefined when it is gone. */
export async function residentBytes(pid: number): Promise<number | undefined> {
  return pidusage(pid).then(
    ({ memory }) => memory,
    () => undefined,
  );
}
