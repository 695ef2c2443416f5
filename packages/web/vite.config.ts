import react from '@vitejs/plugin-react'
import { defineConfig, type Rolldown } from 'vite'

const small =
  'media|command-id|one-at-a-time|refused-fields|kept-note|light-tag|status-tag|event-words|file-size|measures\\.api|item-changed|ledger-patch|records-changed|notice-button|save-file|assignees|person-choices|ledger-columns'

// Left alone, every part that two pages share becomes a file of its own, and a page asks for thirty of them. What no page can
// begin without are two files. A group takes along what its members need and no group before it has taken.
const groups: Rolldown.CodeSplittingGroup[] = [
  { name: 'libraries', priority: 9, tags: ['$initial'], test: /node_modules/ },
  { name: 'shared', priority: 8, tags: ['$initial'] },
  // What pages begin with: the fields of forms and toolbars, and the small things that many share.
  {
    name: 'fields',
    priority: 7,
    test: /node_modules\/(?:antd\/es|@rc-component)\/(?:form|input|grid|checkbox|async-validator|segmented|popover|badge|tooltip)\//,
  },
  {
    name: 'parts',
    priority: 6,
    test: new RegExp(
      `node_modules/(?:@ant-design/icons|@tanstack|@babel)|/(?:${small})\\.tsx?$|(?<!intake/\\w+)\\.text\\.ts$|core/src/(?!.*(?:kinds|telling|closure/actions|kind|decide|events|contract|schema)\\.ts)`,
    ),
    minShareCount: 2,
  },
  // What opens over them, and what only some show.
  { name: 'schemas', priority: 5, test: /node_modules\/zod\// },
  { name: 'dates', priority: 5, test: /(?:@rc-component\/picker|antd\/es\/date-picker)\/(?!.*locale\/)/ },
  {
    name: 'choices',
    priority: 5,
    test: /@rc-component\/(?:select|virtual-list)|antd\/es\/(?:select|auto-complete)/,
  },
  { name: 'later', priority: 4, test: /node_modules/, minShareCount: 2 },
  // The machines of all kinds come with the words for their events.
  { name: 'kinds', priority: 4, test: /core\/src\//, minShareCount: 2 },
  // One file of texts for a language, one more for those of the desk at which documents are read in.
  {
    name: 'zh',
    priority: 3,
    test: /(?<!intake)\/texts\/(?:[\w-]+\.)?zh|(?:antd|picker|pagination)\/.*locale\/zh_CN|dayjs\/locale\/zh-cn/,
  },
  {
    name: 'en',
    priority: 3,
    test: /(?<!intake)\/texts\/(?:[\w-]+\.)?en|(?:antd|picker|pagination)\/.*locale\/en_GB/,
  },
  { name: 'intake.zh', priority: 2, test: /intake\/texts\/(?:\w+\.)?zh/ },
  { name: 'intake.en', priority: 2, test: /intake\/texts\/(?:\w+\.)?en/ },
]

// The program takes changes only from pages whose address is the one that it is asked by: it has to be told that of these.
const proxy = {
  '/api': { target: process.env['BIHUAN_API'] ?? 'http://127.0.0.1:8080', changeOrigin: false },
}

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    reportCompressedSize: false,
    // All styles are 10 KB as they are sent: less than asking for those of each page.
    cssCodeSplit: false,
    // All libraries that two pages share are one file of 270 KB as it is sent: one request, kept by the browser for good.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  server: { proxy },
  preview: { proxy },
})
