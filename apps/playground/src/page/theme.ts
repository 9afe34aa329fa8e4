import { ref, watchEffect } from 'vue';

const remembered = localStorage.getItem('theme');
const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';

export const theme = ref(remembered === 'dark' || remembered === 'light' ? remembered : system);

watchEffect(() => {
  document.documentElement.dataset.theme = theme.value;
});

export function switchTheme(): void {
  theme.value = theme.value === 'dark' ? 'light' : 'dark';
  localStorage.setItem('theme', theme.value);
}
