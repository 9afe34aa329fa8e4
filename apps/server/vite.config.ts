import { defineConfig } from 'vite';

/**
 * The server as a few plain modules: workspace packages inside, node_modules outside. All lie side by side, since
 * what is found relative to a module (the translating thread, the console's files) is found from any of them.
 */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node22',
    outDir: 'dist',
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: 'src/main.ts',
        kontor: 'src/kontor.ts',
        'translate-worker': 'src/intake/translate-worker.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: { noExternal: [/^@kontor\//] },
});
