import type { CustomerView } from '@kontor/contracts/customer';
import type { NewMessage } from '@kontor/contracts/message';
import { computed, reactive, watch } from 'vue';
import { useRouter } from 'vue-router';
import { messages } from '../../api/conversations.ts';
import { beginConversation } from '../../api/customers.ts';
import { useSaving } from '../../composables/useSaving.ts';
import { useSending } from '../../inbox/useSending.ts';
import { attachmentsOf, emptyWriting, sendable, type Writing } from '../../inbox/writing.ts';
import { useDirectory } from '../../stores/directory.ts';
import { useSession } from '../../stores/session.ts';
import { createKeys } from '../composer/messageToSend.ts';

type Kept = Pick<Writing, 'to' | 'cc' | 'subject' | 'text' | 'html'>;

/** A first message: from which address, to whom, and what it says. What is written is kept in this browser until it is sent. */
export function useBeginning(customer: CustomerView | null, address: string | null) {
  const router = useRouter();
  const directory = useDirectory();
  const session = useSession();
  const sending = useSending();
  const saving = useSaving();

  const channels = computed(() =>
    directory.all.channels.filter(
      ({ enabled, addresses, teamIds }) =>
        enabled &&
        addresses.length > 0 &&
        (session.isAdmin || teamIds.some((team) => session.me?.teamIds.includes(team))),
    ),
  );
  // A browser may be more than one person's.
  const mark = `kontor.begun.${session.me?.id}.${customer?.id ?? 'anybody'}`;
  const begun = (): Writing => ({
    ...emptyWriting(),
    channelId: channels.value[0]?.id ?? null,
    to: address === null ? [] : [{ address, ...(customer?.name && { name: customer.name }) }],
  });
  const kept = JSON.parse(localStorage.getItem(mark) ?? 'null') as Partial<Kept> | null;
  const writing = reactive<Writing>({ ...begun(), ...kept });
  const holdsWords = computed(() => writing.text.trim() !== '' || writing.subject.trim() !== '');
  watch(
    (): Kept => {
      const { to, cc, subject, text, html } = writing;
      return { to, cc, subject, text, html };
    },
    (now) =>
      holdsWords.value ? localStorage.setItem(mark, JSON.stringify(now)) : localStorage.removeItem(mark),
    { deep: true },
  );
  function discard(): void {
    Object.assign(writing, begun());
    localStorage.removeItem(mark);
  }

  const senders = computed(() =>
    channels.value.flatMap(({ id, addresses, name }) =>
      addresses.map((one, i) => ({ key: `${id} ${one}`, id, address: one, name, isFirst: i === 0 })),
    ),
  );
  const sender = computed({
    get: () =>
      senders.value.find(
        ({ id, address: one, isFirst }) =>
          id === writing.channelId && (writing.from === null ? isFirst : one === writing.from),
      )?.key,
    set: (key) => {
      const chosen = senders.value.find((one) => one.key === key)!;
      writing.channelId = chosen.id;
      writing.from = chosen.isFirst ? null : chosen.address;
    },
  });

  const isReady = computed(
    () =>
      writing.channelId !== null &&
      writing.to.length > 0 &&
      writing.text.trim() !== '' &&
      writing.files.every(({ attachment }) => attachment),
  );
  const keys = createKeys();
  /** True when it was taken. */
  async function send(): Promise<boolean> {
    if (!isReady.value || saving.busy.value) return false;
    const { text, html } = sendable(writing);
    const body = {
      customerId: customer?.id ?? null,
      channel: writing.channelId!,
      ...(writing.from && { from: writing.from }),
      to: writing.to,
      cc: writing.cc,
      subject: writing.subject.trim(),
      text,
      ...(html !== null && { html }),
      attachments: attachmentsOf(writing),
      then: { status: 'waiting' as const },
    };
    const reply: NewMessage = { kind: 'reply', ...body, seen: null };
    const made = await saving.run(() => beginConversation(body, keys.keyOf(reply)));
    if (!made) return false;
    const [to] = writing.to;
    discard();
    const [first] = (await messages(made.id).catch(() => ({ items: [] }))).items;
    if (first?.state === 'held' && first.releaseAt)
      sending.hold(first, reply, customer?.name ?? to!.name ?? to!.address);
    await router.push(`/inbox/everything/${made.number}`);
    return true;
  }
  return { writing, channels, senders, sender, isReady, saving, holdsWords, discard, send };
}
