/**
 * Calls `end` once when the process is told to stop or its parent is gone: a demo killed hard must not leave a
 * playground behind that holds its ports.
 */
export function onEnd(end: () => void): void {
  let ended = false;
  const once = () => {
    if (ended) return;
    ended = true;
    end();
  };
  process.once('SIGTERM', once);
  process.once('SIGINT', once);
  process.once('disconnect', once);
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && once(), 1000).unref();
}
