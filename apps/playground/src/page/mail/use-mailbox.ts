import { computed, ref, watch } from 'vue';
import { useLive } from '../live.ts';
import { toast } from '../toasts.ts';
import { say, type Key } from '../words.ts';
import {
  fetchMailboxes,
  fetchMails,
  markSeen,
  type Folder,
  type MailboxSummary,
  type MailView,
} from './api.ts';

/** Everything the page knows: the mailboxes, the one that is open, its mails and the one that is read. */
export function useMailbox() {
  const mailboxes = ref<MailboxSummary[]>([]);
  const address = ref(new URLSearchParams(location.search).get('as')?.toLowerCase() ?? '');
  const folder = ref<Folder>('inbox');
  const mails = ref<MailView[]>([]);
  const mailId = ref('');
  const loaded = ref(false);
  /** People made up on this page who have no mail yet: address to name. */
  const newcomers = ref(new Map<string, string>());

  const people = computed(() => {
    const known = new Set(mailboxes.value.map((one) => one.address));
    const rest = [...newcomers.value].filter(([one]) => !known.has(one));
    if (address.value && !known.has(address.value) && !newcomers.value.has(address.value))
      rest.push([address.value, '']);
    return [...rest.map(([one, name]) => newcomer(one, name)), ...mailboxes.value.map(named)];
  });
  const open = computed(() => people.value.find((one) => one.address === address.value));
  const mail = computed(() => mails.value.find((one) => one.id === mailId.value));

  function named(one: MailboxSummary): MailboxSummary {
    return one.name ? one : { ...one, name: newcomers.value.get(one.address) ?? '' };
  }

  async function refreshMailboxes() {
    mailboxes.value = await fetchMailboxes();
    loaded.value = true;
  }

  async function refreshMails() {
    const [wanted, from] = [address.value, folder.value];
    if (!wanted) return;
    const got = await fetchMails(wanted, from);
    if (wanted !== address.value || from !== folder.value) return;
    mails.value = got;
  }

  // A request that fails while the server is away is made again when it is back.
  const refresh = () => void Promise.all([refreshMailboxes(), refreshMails()]).catch(() => {});
  const { lost } = useLive(
    {
      mail: refresh,
      changed: refresh,
      refused: ({ from = '', to = '', behaviour = '' }) => {
        refresh();
        toast(say('refusedMail', { from, address: to, behaviour: say(behaviour as Key) }), 'warn');
      },
    },
    refresh,
  );

  watch([address, folder], () => {
    mails.value = [];
    mailId.value = '';
    history.replaceState(
      null,
      '',
      address.value ? `?as=${encodeURIComponent(address.value)}` : location.pathname,
    );
    refresh();
  });

  function read(id: string) {
    mailId.value = id;
    const found = mails.value.find((one) => one.id === id);
    if (found && !found.seen) void markSeen(address.value, id).catch(() => {});
  }

  function become(who: string, name = '') {
    const key = who.trim().toLowerCase();
    if (name) newcomers.value = new Map(newcomers.value).set(key, name);
    folder.value = 'inbox';
    address.value = key;
  }

  return {
    people,
    open,
    address,
    folder,
    mails,
    mail,
    mailId,
    loaded,
    lost,

    read,
    become,
    refresh,
  };
}

const newcomer = (address: string, name: string): MailboxSummary => ({
  address,
  name,
  count: 0,
  unread: 0,
  sent: 0,
  latest: null,
  behaviour: 'normal',
});
