import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

// HOLDFAST_SITE is a running site's address, for `npm run dev`.
const site = process.env['HOLDFAST_SITE'] ?? 'http://127.0.0.1:7408';

/** The fonts with which the gateway prints documents; it takes them out of the bundle, and pages do not load them. */
function documentFonts(): Plugin {
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/nanum-gothic/package.json'));
  const files = {
    'NanumGothic-Regular.ttf': '400Regular/NanumGothic_400Regular.ttf',
    'NanumGothic-Bold.ttf': '700Bold/NanumGothic_700Bold.ttf',
    'LICENSE.txt': 'LICENSE_FONT',
  };
  return {
    name: 'document-fonts',
    apply: 'build',
    generateBundle() {
      for (const [name, from] of Object.entries(files)) {
        this.emitFile({ type: 'asset', fileName: `fonts/${name}`, source: readFileSync(join(fonts, from)) });
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), documentFonts()],
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
