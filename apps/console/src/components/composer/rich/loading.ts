export type RichTextModule = (typeof import('./RichText.vue'))['default'];

let loading: Promise<RichTextModule | null> | undefined;

/** Null when it cannot be had now; it is asked for again the next time. */
export function richText(): Promise<RichTextModule | null> {
  loading ??= import('./RichText.vue').then(
    (module) => module.default,
    () => {
      loading = undefined;
      return null;
    },
  );
  return loading;
}
