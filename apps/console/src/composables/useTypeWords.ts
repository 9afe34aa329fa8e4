import { useI18n } from '../i18n.ts';

export const knownTypes = ['question', 'service request', 'complaint', 'sales enquiry', 'order', 'tender'];

/** A type in the reader's language; one that a workspace made itself is called as it was named. */
export function useTypeWords() {
  const { t, te } = useI18n();
  function typeName(type: string): string {
    const key = `types.${type.replaceAll(' ', '_')}`;
    return te(key) ? t(key) : type.charAt(0).toLocaleUpperCase() + type.slice(1);
  }
  return { typeName };
}
