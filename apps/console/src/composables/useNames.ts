import type { Names } from '@kontor/domain/condition/names';
import { useSession } from '../stores/session.ts';
import { useDirectory } from '../stores/directory.ts';
import { useTypeWords } from './useTypeWords.ts';

/** What a condition's sentence needs to speak of rows: names for ids, words for types. */
export function useNames(): Names {
  const directory = useDirectory();
  const session = useSession();
  const { typeName } = useTypeWords();
  const lookUp = {
    team: directory.team,
    agent: directory.colleague,
    brand: directory.brand,
    channel: directory.channel,
    customer: () => undefined,
    company: () => undefined,
  };
  return {
    nameOf: (kind, id) => lookUp[kind](id)?.name,
    choice: (field, value) => (field.id === 'type' ? typeName(value) : undefined),
    zone: session.view?.workspace.zone ?? 'UTC',
  };
}
