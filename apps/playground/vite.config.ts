import vue from '@vitejs/plugin-vue';
import { defineConfig, type UserConfig } from 'vite';

/** `--mode page` builds what people see, `--mode server` what serves it. */
const page: UserConfig = {
  root: 'src/page',
  plugins: [vue()],
  build: { outDir: '../../dist/page', emptyOutDir: true, target: 'es2023' },
};

const server: UserConfig = {
  build: { ssr: 'src/server.ts', outDir: 'dist', emptyOutDir: false, target: 'node22', minify: false },
};

export default defineConfig(({ mode }) => (mode === 'server' ? server : page));
