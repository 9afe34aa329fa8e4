import { ref } from 'vue';

function matches(query: string) {
  const media = matchMedia(query);
  const value = ref(media.matches);
  media.addEventListener('change', () => (value.value = media.matches));
  return value;
}
const isPhone = matches('(max-width: 720px)');
/** Too narrow for the customer beside the conversation. */
const isNarrow = matches('(max-width: 1240px)');

export const useWidth = () => ({ isPhone, isNarrow });
