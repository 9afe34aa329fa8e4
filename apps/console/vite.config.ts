import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const server = process.env['KONTOR_SERVER'] ?? 'http://127.0.0.1:3000';
// The server takes unsafe requests only from its own origin.
const proxied = { target: server, changeOrigin: true, headers: { origin: server } };

export default defineConfig({
  plugins: [vue()],
  define: { __VUE_OPTIONS_API__: false, __VUE_PROD_DEVTOOLS__: false },
  build: {
    outDir: 'dist',
    target: 'es2023',
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': proxied, '/files': proxied, '/health': proxied, '/socket.io': { ...proxied, ws: true } },
  },
});
