import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// HOLDFAST_SITE is a running site's address, for `npm run dev`.
const site = process.env['HOLDFAST_SITE'] ?? 'http://127.0.0.1:7408';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    // dist keeps its placeholder, which public/.keep brings along.
    emptyOutDir: true,
    assetsInlineLimit: 0,
    reportCompressedSize: true,
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/v1': site, '/1.0': site, '/healthz': site },
  },
});
