import { patiently } from '../../../composables/lazily.ts';

export type RichTextModule = (typeof import('./RichText.vue'))['default'];

let loading: Promise<RichTextModule | null> | undefined;

/** Without a connection, as soon as there is one again. Null when it cannot be had; asked for again the next time. */
export function richText(): Promise<RichTextModule | null> {
  loading ??= patiently(() => import('./RichText.vue')).then(
    (module) => module.default,
    () => {
      loading = undefined;
      return null;
    },
  );
  return loading;
}
