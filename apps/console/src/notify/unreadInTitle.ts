import { watch } from 'vue';

const mark = /^\(\d+\+?\) /;

/** Keeps "(3) " before the title, whichever page sets it, and the number on the icon of the installed app. */
export function showUnread(unread: () => number): () => void {
  const title = document.querySelector('title')!;
  const set = () => {
    const n = unread();
    const bare = document.title.replace(mark, '');
    const wanted = n > 0 ? `(${n > 999 ? '999+' : n}) ${bare}` : bare;
    if (document.title !== wanted) document.title = wanted;
  };
  const observer = new MutationObserver(set);
  observer.observe(title, { childList: true });
  const unwatch = watch(
    unread,
    (n) => {
      set();
      // Where the app is not installed there is no icon to put it on.
      void (n > 0 ? navigator.setAppBadge?.(n) : navigator.clearAppBadge?.())?.catch(() => {});
    },
    { immediate: true },
  );
  return () => {
    observer.disconnect();
    unwatch();
    document.title = document.title.replace(mark, '');
  };
}
