import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// Left alone, every part that two pages share becomes a file of its own, and a page asks for thirty of them.
const groups = [
  { name: 'zh', test: /(?:app|ui)\/texts\/zh|antd\/es\/locale\/zh_CN|dayjs\/locale\/zh-cn/ },
  { name: 'en', test: /(?:app|ui)\/texts\/en|antd\/es\/locale\/en_GB/ },
  { name: 'libraries', test: /node_modules/, minShareCount: 2 },
  // The machines of all kinds come with the words for their events: the first page needs neither.
  {
    name: 'shared',
    test: /src\/(?:app|session|ui)\/|packages\/core\/(?!.*(?:kinds|telling|\.kind|\.decide|\.events)\.ts)/,
    minShareCount: 2,
  },
  { name: 'kinds', test: /packages\/core\//, minShareCount: 2 },
]

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    reportCompressedSize: false,
    // All libraries that two pages share are one file of 270 KB as it is sent: one request, kept by the browser for good.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  server: { proxy: { '/api': process.env['BIHUAN_API'] ?? 'http://127.0.0.1:8080' } },
  preview: { proxy: { '/api': process.env['BIHUAN_API'] ?? 'http://127.0.0.1:8080' } },
})
