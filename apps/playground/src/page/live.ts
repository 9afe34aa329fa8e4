import { onScopeDispose, ref } from 'vue';

type Listener = (data: Record<string, string>) => void;

/** What the server tells while the page is open. `connected` is called at the start and after every gap: fetch again. */
export function useLive(listeners: Record<string, Listener>, connected: () => void) {
  const lost = ref(false);
  const source = new EventSource('/api/events');
  source.addEventListener('open', () => {
    lost.value = false;
    connected();
  });
  source.addEventListener('error', () => {
    lost.value = true;
  });
  for (const [event, listener] of Object.entries(listeners)) {
    source.addEventListener(event, ({ data }) =>
      listener(JSON.parse(String(data)) as Record<string, string>),
    );
  }
  onScopeDispose(() => source.close());
  return { lost };
}
