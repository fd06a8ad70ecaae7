import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

// Views have paths of their own, so assets must be named from the root; electron-vite would name
// them beside the page, as a window on file:// needs it.
const rootBase = { name: 'root-base', enforce: 'post', config: () => ({ base: '/' }) } as const

export default defineConfig({
  main: {
    build: {
      // Libraries are bundled: a worker that loads one file starts in half the time of one that
      // loads hundreds. Only the native store stays outside.
      externalizeDeps: false,
      sourcemap: true,
      rollupOptions: {
        external: ['better-sqlite3', 'electron'],
        input: {
          desktop: 'src-main/desktop.ts',
          headless: 'src-main/headless.ts',
          'workers/ingest': 'src-main/engine/ingest.worker.ts',
          'workers/query': 'src-main/engine/query.worker.ts',
          'workers/slice': 'src-main/engine/slice.worker.ts',
          'workers/text': 'src-main/engine/text.worker.ts',
          'workers/insight': 'src-main/engine/insight.worker.ts',
        },
        output: {
          // Modules of Node's own kind are read one by one, each behind a turn of the loop, while
          // Chromium starts in the same thread: the window came later by a tenth.
          format: 'cjs',
          // Modules are strict by themselves; what is made of them is only where it says so.
          strict: true,
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].cjs',
          // Every thread reads its code anew: half of it is comments and blanks. Names stay as they
          // are, for whoever reads a stack in a report.
          minify: { compress: true, mangle: false, codegen: true },
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
        input: { index: 'src-preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react(), rootBase],
    build: {
      minify: true,
      // The page's policy allows no data: fonts, so nothing is inlined.
      assetsInlineLimit: 0,
      // The first screen is part of the first file: a window that asks twice is drawn later.
      chunkSizeWarningLimit: 1200,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: { index: 'src-renderer/index.html' },
        output: {
          // What tells zod not to make code must run right after zod and before any schema; modules
          // that several screens share would otherwise run before those of the entry.
          codeSplitting: {
            groups: [
              { name: 'zod', test: /node_modules[\\/]zod|no-eval\.ts/, priority: 2 },
              // Each file of the page takes the main process some milliseconds, while it starts.
              { name: 'first', tags: ['$initial'], priority: 1 },
            ],
          },
        },
      },
    },
  },
})
