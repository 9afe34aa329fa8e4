import { ref, watchEffect } from 'vue';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const kept = localStorage.getItem('kontor.theme') as Theme | null;
const theme = ref<Theme>(kept && themes.includes(kept) ? kept : 'system');
const machine = matchMedia('(prefers-color-scheme: dark)');
const machineIsDark = ref(machine.matches);
machine.addEventListener('change', () => (machineIsDark.value = machine.matches));
const isDark = ref(false);

watchEffect(() => {
  isDark.value = theme.value === 'dark' || (theme.value === 'system' && machineIsDark.value);
  document.documentElement.dataset['theme'] = isDark.value ? 'dark' : 'light';
  localStorage.setItem('kontor.theme', theme.value);
});

export const useTheme = () => ({ theme, isDark });
