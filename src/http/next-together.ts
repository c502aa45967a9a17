/**
 * Whoever asks for a thing that is being done shares the next time it is done: what he gets began after he asked, and
 * nobody waits for more than two of them, however many ask.
 */
export type NextTogether<T> = (key: string, work: () => Promise<T>) => Promise<T>;

export function nextTogether<T>(): NextTogether<T> {
  const running = new Map<string, Promise<T>>();
  const next = new Map<string, Promise<T>>();
  const start: NextTogether<T> = (key, work) => {
    const done = work().finally(() => running.delete(key));
    running.set(key, done);
    return done;
  };
  return (key, work) => {
    const current = running.get(key);
    if (current === undefined) return start(key, work);
    const known = next.get(key);
    if (known !== undefined) return known;
    const restart = (): Promise<T> => {
      next.delete(key);
      return start(key, work);
    };
    // How the one before ended is told to those who asked for it.
    const after = current.then(restart, restart);
    next.set(key, after);
    return after;
  };
}
