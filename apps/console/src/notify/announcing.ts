import type { NotificationSettings, NotificationView } from '@kontor/contracts/notification';
import { isWorkingTime } from '@kontor/domain/time/working-hours';
import { watch } from 'vue';
import { useRouter } from 'vue-router';
import * as api from '../api/notifications.ts';
import { useLive } from '../stores/live.ts';
import { claim, isLookedAt, sayWhetherLookedAt } from './oneOfAll.ts';
import { playSound } from './sound.ts';
import { showUnread } from './unreadInTitle.ts';
import { placeOf, useNotificationWords } from './words.ts';

/** What is older was told before this window was there. Milliseconds. */
const fresh = 2 * 60_000;

/**
 * What is new pops up beside the browser and sounds, as far as the person wants that: once, however many windows are open,
 * and only while none of them is looked at. The number of unread ones stands in the title and on the app's icon.
 */
export function announceNotifications(): () => void {
  const live = useLive();
  const router = useRouter();
  const { sentence } = useNotificationWords();
  let settings: NotificationSettings | undefined;
  let known: Set<string> | undefined;
  let working = Promise.resolve();

  async function look(): Promise<void> {
    const [chosen, { items }] = await Promise.all([
      api.notificationSettings(),
      api.notifications({ only: 'unread', limit: 20 }),
    ]);
    settings = chosen;
    const before = known;
    known = new Set(items.map(({ id }) => id));
    if (!before) return;
    const now = Date.now();
    const added = items.filter(({ id, at }) => !before.has(id) && now - Date.parse(at) < fresh);
    if (added.length > 0 && isAtWork(settings, now)) await announce(added);
  }
  async function announce(added: NotificationView[]): Promise<void> {
    const ways = settings!.kinds;
    if (!navigator.locks) return;
    const ours = await claim(added.map(({ id }) => id));
    const mine = added.filter(({ id }) => ours.includes(id));
    if (mine.some(({ kind }) => ways[kind].sound)) playSound();
    if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
    if (await isLookedAt()) return;
    for (const one of mine.filter(({ kind }) => ways[kind].desktop)) popUp(one);
  }
  function popUp(one: NotificationView): void {
    const { number, subject } = one.conversation;
    const shown = new Notification(sentence(one), {
      body: `#${number} ${subject}`,
      // A window that did not hear of the others would only replace it.
      tag: one.id,
      icon: '/icon-192.png',
    });
    shown.addEventListener('click', () => {
      window.focus();
      void router.push(placeOf(one));
      shown.close();
    });
  }

  const soon = () => (working = working.then(look).catch(() => {}));
  const stops = [
    sayWhetherLookedAt(),
    live.onThing((thing) => void (thing.thing === 'notifications' && soon())),
    watch(() => live.generation, soon),
    showUnread(() => live.state.counts?.notifications ?? 0),
  ];
  void soon();
  return () => stops.forEach((stop) => stop());
}

function isAtWork({ hours, zone }: NotificationSettings, now: number): boolean {
  return hours === null || isWorkingTime(hours, zone, now);
}
