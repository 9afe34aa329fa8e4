import type { Role } from '@kontor/contracts/people';
import { ref } from 'vue';
import { invite } from '../../api/account.ts';
import { useSaving } from '../../composables/useSaving.ts';
import { useI18n } from '../../i18n.ts';

/** Inviting somebody: where no mail could be sent, `link` is to be handed over. */
export function useInviting() {
  const { t } = useI18n();
  const saving = useSaving();
  const link = ref<{ text: string; link: string } | null>(null);
  async function send(body: { email: string; role: Role; teamIds: string[] }): Promise<boolean> {
    const email = body.email.trim();
    const answer = await saving.run(() => invite({ ...body, email }));
    if (!answer) return false;
    link.value = answer.link ? { text: t('settings.people.handOver', { email }), link: answer.link } : null;
    return true;
  }
  return { saving, link, send };
}
