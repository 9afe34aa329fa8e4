/** After the next frame was drawn. In a tab that is not looked at no frame is drawn, and nothing waits for one. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) return void setTimeout(resolve);
    const over = new AbortController();
    const done = () => {
      over.abort();
      resolve();
    };
    // The tab may be left before its frame comes.
    document.addEventListener('visibilitychange', done, { signal: over.signal });
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => {
        port1.close();
        done();
      });
      port1.start();
      port2.postMessage(null);
    });
  });
}

/** When the browser has nothing to do for the reader, or after a while all the same. */
export function atRest(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has no idle callbacks.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 500 });
    else setTimeout(resolve, 100);
  });
}
