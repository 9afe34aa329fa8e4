// Before the first paint, so that a dark screen never flashes white. `system` follows the machine.
(() => {
  const wanted = localStorage.getItem('kontor.theme');
  const dark =
    wanted === 'dark' || (wanted !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
