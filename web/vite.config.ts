// Stylesheets, islands, fonts and icons become hashed files in ../build/web, with a manifest that
// says which is which (src/ground/html/assets.hpp reads it).
import { readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const files = (folder: string, ending: string) =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);

/** The islands that a page may ask for. frame.ts brings the two that stand in every frame. */
const islands = files('islands', '.ts').filter(
  (name) => !['islands/quick-exit.ts', 'islands/theme.ts'].includes(name),
);
/** One stylesheet a page. The others are parts of these. */
const stylesheets = files('css', '.css').filter(
  (name) => !/(tokens|bridge|base|card|figure|filters|models)\.css$/.test(name),
);

/** Icons are asked for by the server's markup and not by a stylesheet, so they are named here. */
function icons(): Plugin {
  return {
    name: 'zicht-icons',
    buildStart() {
      for (const name of files('icons', '.svg')) {
        const source = readFileSync(new URL(name, import.meta.url), 'utf8')
          .replace(/<!--[\s\S]*?-->/g, '')
          .replace(/>\s+</g, '><')
          .trim();
        this.emitFile({ type: 'asset', name: name.slice(6), originalFileName: name, source });
      }
    },
  };
}

/** Beside every file that becomes smaller by it: the same, compressed. The same input always gives
    the same bytes. */
function compressed(): Plugin {
  return {
    name: 'zicht-compressed',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [name, file] of Object.entries(bundle)) {
          if (!/\.(css|js|svg)$/.test(name)) continue;
          const bytes = Buffer.from(file.type === 'chunk' ? file.code : file.source);
          const brotli = brotliCompressSync(bytes, {
            params: {
              [constants.BROTLI_PARAM_QUALITY]: 11,
              [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
              [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
            },
          });
          this.emitFile({ type: 'asset', fileName: `${name}.br`, source: brotli });
          this.emitFile({ type: 'asset', fileName: `${name}.gz`, source: gzipSync(bytes, { level: 9 }) });
        }
      },
    },
  };
}

export default defineConfig({
  base: '/a/',
  publicDir: false,
  plugins: [icons(), compressed()],
  css: {
    transformer: 'lightningcss',
    // From 2022 on: a telephone of a few years old is the only one that some readers have.
    lightningcss: { targets: { chrome: 105 << 16, firefox: 110 << 16, safari: (15 << 16) | (6 << 8) } },
  },
  build: {
    outDir: '../build/web',
    emptyOutDir: true,
    assetsDir: '',
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    cssMinify: 'lightningcss',
    target: 'es2022',
    rollupOptions: {
      input: [...stylesheets, ...islands],
      output: {
        entryFileNames: '[name]-[hash].js',
        chunkFileNames: '[name]-[hash].js',
        assetFileNames: '[name]-[hash][extname]',
      },
    },
  },
});
