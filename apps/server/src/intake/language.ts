import type { InboundMessage } from '@kontor/channel-kit/envelope';

/** Those that our customers write in. Among few the detector errs little, also in a single sentence. */
const expected = ['de', 'en', 'fr', 'it', 'es', 'pt', 'nl'];
/** As much of a text as tells its language. */
const enough = 400;
/** Fewer letters say too little. */
const atLeast = 8;

/**
 * The language a message is written in (BCP 47): the one detected where it is sure, else the declared one, since mail
 * programs declare what their owner has set, not what was written.
 */
export async function languageOf({
  newText,
  subject,
  language,
}: Pick<InboundMessage, 'newText' | 'subject' | 'language'>): Promise<string | undefined> {
  const text = `${subject ?? ''}\n${newText}`.slice(0, enough);
  if ((text.match(/\p{L}/gu) ?? []).length < atLeast) return language;
  const { eld } = await detector();
  const detected = eld.detect(text);
  if (!detected.isReliable()) return language;
  // Declared, it may say more: de-CH.
  return language?.toLowerCase().startsWith(detected.language) ? language : detected.language;
}

let loading: Promise<typeof import('eld/extrasmall')> | undefined;

/** Loaded with the first message: only the threads that translate need it. */
function detector() {
  loading ??= import('eld/extrasmall').then((module) => {
    module.eld.setLanguageSubset(expected);
    return module;
  });
  return loading;
}
