/** No frame is drawn higher; what is longer scrolls in it. */
const highest = 100_000;
/** A mail made for a wider page is drawn smaller, down to this; what is wider still scrolls sideways. */
const smallest = 0.65;

/** Makes a mail as wide as its frame, and gives the height that it then has. */
export function fitted(page: Document): number {
  const { documentElement: root, body } = page;
  body.style.zoom = '';
  const room = root.clientWidth;
  const wanted = root.scrollWidth;
  if (wanted > room + 1 && room > 0) body.style.zoom = String(Math.max(smallest, room / wanted));
  const scrolls = root.scrollWidth > room + 1 ? 16 : 0;
  const height = Math.ceil(root.getBoundingClientRect().height) + scrolls;
  root.style.overflowY = height > highest ? 'auto' : '';
  return Math.min(highest, height);
}
