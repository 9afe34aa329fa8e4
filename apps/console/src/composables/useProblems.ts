import { useI18n } from '../i18n.ts';
import { ApiProblem } from '../api/http.ts';
import { useTold } from './useTold.ts';
import { useToasts } from '../stores/toasts.ts';

/** Says in people's words what went wrong and what to do. A bug goes to the browser's console besides. */
export function useProblems() {
  const { t, te } = useI18n();
  const told = useTold();
  const toasts = useToasts();

  function words(error: unknown): string {
    if (!(error instanceof ApiProblem)) {
      reportError(error);
      return t('problems.internal');
    }
    const known = te(`problems.${error.code}`) ? t(`problems.${error.code}`) : undefined;
    const [fault] = error.errors;
    const detail = error.detail ?? (fault && told.because(fault.message, fault.why));
    return [known ?? error.message, speaks(error) && detail].filter(Boolean).join(' ');
  }
  /** Shows what an action could not do. */
  function report(error: unknown): void {
    toasts.show({ kind: 'problem', text: words(error) });
  }
  async function guard<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      report(error);
      return undefined;
    }
  }
  return { words, report, guard };
}

/** These carry the reason in their detail; for the others our own words are the better ones. */
function speaks({ code }: ApiProblem): boolean {
  return ['invalid_request', 'not_possible', 'cannot_be_reached', 'unsupported_type'].includes(code);
}
