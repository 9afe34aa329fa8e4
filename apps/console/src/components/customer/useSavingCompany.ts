import type { AttributeChanges } from '@kontor/contracts/attribute';
import type { CompanyView } from '@kontor/contracts/customer';
import { company as fetchCompany, saveCompany } from '../../api/companies.ts';
import { ApiProblem } from '../../api/http.ts';
import { useProblems } from '../../composables/useProblems.ts';
import { useI18n } from '../../i18n.ts';
import { useLive } from '../../stores/live.ts';
import { useToasts } from '../../stores/toasts.ts';

export interface CompanyChange {
  name?: string;
  attributes?: AttributeChanges;
}

/** Saves a part of a company; gives what went wrong in words, null when nothing did. */
export function useSavingCompany(company: () => CompanyView, saved: (company: CompanyView) => void) {
  const { t } = useI18n();
  const { words } = useProblems();
  const live = useLive();
  const toasts = useToasts();

  function take(next: CompanyView): void {
    live.applyThing({ thing: 'company', company: next });
    saved(next);
  }
  async function write(change: CompanyChange): Promise<CompanyView> {
    const before = company();
    try {
      return await saveCompany(before.id, { ...change, version: before.version });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'version_conflict') throw error;
      const newest = await fetchCompany(before.id);
      take(newest);
      if (JSON.stringify(reversal(change, before)) !== JSON.stringify(reversal(change, newest))) throw error;
      return saveCompany(before.id, { ...change, version: newest.version });
    }
  }
  return async function save(change: CompanyChange, offersUndo = true): Promise<string | null> {
    const back = reversal(change, company());
    try {
      take(await write(change));
    } catch (error) {
      return words(error);
    }
    if (offersUndo)
      toasts.show({ kind: 'done', text: t('customer.companyChanged'), undo: () => void save(back, false) });
    return null;
  };
}

function reversal({ name, attributes }: CompanyChange, before: CompanyView): CompanyChange {
  return {
    ...(name !== undefined && { name: before.name }),
    ...(attributes && {
      attributes: Object.fromEntries(
        Object.keys(attributes).map((key) => [key, before.attributes[key] ?? null]),
      ),
    }),
  };
}
