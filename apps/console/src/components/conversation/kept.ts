import { inject, provide, ref, type InjectionKey, type Ref } from 'vue';

const key: InjectionKey<Map<string, Ref<unknown>>> = Symbol('kept');

/** What the reader unfolded or asked for stays so while its message is scrolled out of sight and not drawn. */
export const provideKept = () => provide(key, new Map());

export function useKept<T>(name: string, initial: T): Ref<T> {
  const all = inject(key, null);
  const known = all?.get(name) as Ref<T> | undefined;
  if (known) return known;
  const fresh = ref(initial) as Ref<T>;
  all?.set(name, fresh as Ref<unknown>);
  return fresh;
}
