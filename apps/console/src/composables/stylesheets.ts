import { connectionReturned } from '../realtime/returning.ts';

/** So often styles are asked for again; what is still missing then is gone from the server, too. */
const mostTries = 5;
const mending = new Set<Promise<void>>();

/**
 * Styles come as links of their own, each asked for once. One whose fetching broke off would leave its part of the console
 * bare until the page is opened anew: it is asked for again as soon as there is a connection.
 */
export function mendStyles(): void {
  addEventListener(
    'error',
    ({ target }) => {
      if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet') return;
      const mended = askAgain(target).finally(() => mending.delete(mended));
      mending.add(mended);
    },
    // Such an error does not rise to the window by itself.
    { capture: true },
  );
}

/** Nothing is bare that could be drawn. */
export const stylesMended = () => Promise.all(mending);

async function askAgain(link: HTMLLinkElement): Promise<void> {
  const tries = Number(link.dataset['tries'] ?? 1);
  if (tries === mostTries) return;
  await connectionReturned();
  const again = link.cloneNode() as HTMLLinkElement;
  again.dataset['tries'] = String(tries + 1);
  await new Promise((resolve) => {
    again.addEventListener('load', resolve);
    again.addEventListener('error', resolve);
    link.replaceWith(again);
  });
}
