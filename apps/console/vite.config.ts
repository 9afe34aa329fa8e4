import { gzipSync } from 'node:zlib';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin } from 'vite';
import { leanEmoji } from './emoji-data.ts';

const server = process.env['KONTOR_SERVER'] ?? 'http://127.0.0.1:3000';
// The server takes unsafe requests only from its own origin.
const proxied = { target: server, changeOrigin: true, headers: { origin: server } };

export default defineConfig({
  plugins: [vue(), leanEmoji(), firstLoad()],
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
  },
  build: {
    outDir: 'dist',
    target: 'es2023',
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': proxied,
      '/files': proxied,
      '/health': proxied,
      '/socket.io': { ...proxied, ws: true },
    },
  },
});

/** Says what a browser loads before the first conversation shows: scripts and styles of the inbox, words of one language. */
function firstLoad(budget = 200_000): Plugin {
  return {
    name: 'first-load',
    generateBundle(_, bundle) {
      const wanted = new Set<string>();
      const take = (file: string) => {
        const chunk = bundle[file];
        if (wanted.has(file) || !chunk) return;
        wanted.add(file);
        if (chunk.type !== 'chunk') return;
        chunk.imports.forEach(take);
        chunk.viteMetadata?.importedCss.forEach(take);
      };
      for (const chunk of Object.values(bundle)) {
        if (
          chunk.type === 'chunk' &&
          (chunk.isEntry || chunk.facadeModuleId?.endsWith('/locales/de/core.ts'))
        ) {
          take(chunk.fileName);
        }
      }
      const size = [...wanted].reduce((sum, file) => {
        const chunk = bundle[file]!;
        return sum + gzipSync(chunk.type === 'chunk' ? chunk.code : chunk.source).length;
      }, 0);
      const said = `First load: ${(size / 1000).toFixed(1)} kB gzip of ${budget / 1000}`;
      if (size > budget) this.error(`${said}. Load what the inbox does not need later.`);
      this.info(said);
    },
  };
}
