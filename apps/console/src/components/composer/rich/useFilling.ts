import type { CannedText } from '@kontor/contracts/canned';
import { type Filled, filled } from '@kontor/domain/template/filling';
import { partsOfName } from '@kontor/domain/template/names';
import type { VariableValues } from '@kontor/domain/template/variables';
import { computed, inject } from 'vue';
import { useDirectory } from '../../../stores/directory.ts';
import { useSession } from '../../../stores/session.ts';
import { writtenIn } from './aids.ts';

/** What is known here of customer, conversation and author, and in which languages a reply is wanted. */
export function useFilling() {
  const conversation = inject(writtenIn, undefined);
  const directory = useDirectory();
  const session = useSession();

  const values = computed<VariableValues>(() => {
    const me = session.me?.name ?? null;
    const own = {
      'agent.name': me,
      'agent.firstName': partsOfName(me).firstName ?? me,
      'agent.line': session.me?.signatureLine ?? null,
    };
    const here = conversation?.value;
    if (!here) return own;
    const name = here.customer.name ?? here.customer.wroteAs;
    const { firstName, lastName } = partsOfName(name);
    return {
      ...own,
      'customer.name': name,
      'customer.firstName': firstName,
      'customer.lastName': lastName,
      'customer.email': here.channelKind === 'email' ? here.customer.address : null,
      'conversation.number': String(here.number),
      'conversation.subject': here.subject,
      'brand.name': directory.brand(here.brandId)?.name ?? null,
    };
  });
  /** The customer's first, then the brand's. */
  const languages = computed(() => {
    const here = conversation?.value;
    const brand = here && directory.brand(here.brandId)?.locale;
    return [here?.language, brand, session.me?.locale].flatMap((one) => (one ? [one.slice(0, 2)] : []));
  });
  const fill = (words: CannedText): Filled => filled(words, values.value);
  return { fill, languages };
}
