import { nextTick } from 'vue';
import { useTheme } from '../../composables/useTheme.ts';

/** Prints one element of the page and nothing around it (`print.css`), on white whatever the theme. */
export function usePrinting() {
  const { theme } = useTheme();

  async function printOnly(element: HTMLElement): Promise<void> {
    const before = theme.value;
    theme.value = 'light';
    await nextTick();
    // Frames take their colours from the theme a moment later.
    await new Promise((resolve) => setTimeout(resolve, 200));
    const path: HTMLElement[] = [];
    for (let at = element.parentElement; at; at = at.parentElement) path.push(at);
    const restore = () => {
      for (const one of path) one.classList.remove('print-path');
      element.classList.remove('printed');
      theme.value = before;
    };
    for (const one of path) one.classList.add('print-path');
    element.classList.add('printed');
    window.addEventListener('afterprint', restore, { once: true });
    window.print();
  }
  return { printOnly };
}
