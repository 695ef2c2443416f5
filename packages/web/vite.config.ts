import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type Rolldown } from 'vite'

const small =
  'media|column-button|command-id|one-at-a-time|refused-fields|own-problem|kept-note|light-tag|status-tag|file-size|measures\\.api|item-changed|ledger-patch|records-changed|notice-button|save-file|assignees|person-choices|ledger-columns|organization-tree|versioned-command|further-measure'

// Left alone, every part that two pages share becomes a file of its own, and a page asks for thirty of them. What no page can
// begin without is one file. A group takes along what its members need and no group before it has taken.
const groups: Rolldown.CodeSplittingGroup[] = [
  { name: 'first', priority: 9, tags: ['$initial'] },
  // What signing in needs beside that: fields and messages.
  {
    name: 'input',
    priority: 8,
    test: /node_modules\/(?:antd\/es|@rc-component)\/(?:input|alert)\/|@tanstack\/(?:react-query|query-core)\/(?!.*(?:useQueries|queriesObserver))|\/ui\/(?:refusal-message|one-at-a-time|open-frame|header-tools|plain-field)\.tsx$|people\/(?:sign-in\.text\.ts|pages\/sign-in-page\.tsx|components\/sign-in-form\.tsx)$|\/session\/(?:sign-in\.api|session-guard)\.ts$|core\/src\/(?:people|kernel)\/(?:labels|role|evidence-kinds)\.ts$/,
  },
  {
    name: 'windowed',
    priority: 7,
    test: /@tanstack\/(?:react-virtual|virtual-core)\/|\/ui\/(?:windowed|gap)\.tsx?$/,
  },
  // What stands around the pages of whoever is signed in, and the small things that many of these share.
  {
    name: 'inside',
    priority: 6,
    test: new RegExp(
      `/src/app/signed-in\\.tsx$|node_modules/(?:@ant-design/icons|@tanstack(?!.*(?:useQueries|queriesObserver))|@babel)|/(?:antd/es|@rc-component)/(?:checkbox|segmented)/|/(?:${small})\\.tsx?$|(?<!intake/\\w+|people/(?:people|tokens|deputies|teams)|hand-over/hand-over|setup/setup|answers/answers|claims/bundle|closure/claim-print|templates/\\w+|meetings/meetings|plan/\\w+|objects/\\w+|documents/\\w+|outputs/outputs|measures/(?:figures|lists))\\.text\\.ts$|core/src/(?!intake|reading|journal/|editions/|outputs/|told/evidence-names|kernel/(?:\\w+-)?refusals?\\.ts|people/(?:people-)?list|people/(?:pasted|pinyin|tell-apart|closing)|answers/|hand-over/|meetings/|plan/|objects/|closure/take-over|findings/responsibility|measures/(?:check-ins|figure-report|extension|late|answer-check-in|schedul\\w+|before-voided)|told/(?:against-plan|rearranged)|rectifications/(?:seal|stages|rectification\\.fields)|documents/|findings/left-behind|templates/(?:lacking|stage-conditions|taken-places|fixed-holidays|former|own|misfits|shipped|calendar|published|schedule|difference|effect)|people/api-token|kernel/(?:csv|lost-cells)|.*(?:kinds|telling|closure/actions|kind|decide|events|contract|schema)\\.ts)`,
    ),
  },
  // What opens beside what was pressed.
  {
    name: 'beside',
    priority: 6,
    test: /antd\/es\/(?:popover|popconfirm|tooltip|_util)\/|@rc-component\/(?:tooltip|trigger)\//,
  },
  // What is said and asked over a page: fetched when that rests.
  {
    name: 'over',
    priority: 5,
    test: /(?:antd\/es\/(?:modal|message|notification|skeleton)|@rc-component\/(?:dialog|notification))\/(?!style|locale)|\/src\/(?:app\/session-ended|ui\/(?:message-holder|leave-dialog|shortcut-list))\.tsx$/,
  },
  // The words of all refusals come with what the server answers; only the desk says some by itself.
  { name: 'refusals', priority: 5, test: /core\/src\/kernel\/(?:\w+-)?refusals?\.ts$/ },
  {
    name: 'seldom',
    priority: 6,
    test: /\/(?:tokens|deputies|hand-over|setup|answers|templates|calendar|meetings|schedule|plan|objects|documents|editions|figures|lists|outputs)\.text\.ts$|core\/src\/documents\/(?:document(?:-takes)?|notice-forms)\.ts$/,
  },
  // Its rows are those of another page too, which is to cost the workbench no request. What waits for few comes behind them.
  {
    name: 'workbench',
    priority: 6,
    test: /\/workbench\/(?:pages|components)\/(?!few-lists|decisions|nobodys-work|take-overs)/,
  },
  // What opens over them, and what only some show.
  {
    name: 'form',
    priority: 5,
    test: /node_modules\/(?:antd\/es\/(?:form|grid|radio)\/|@rc-component\/(?:form|async-validator)\/)|\/ui\/first-field\.tsx$/,
  },
  { name: 'schemas', priority: 5, test: /node_modules\/zod\// },
  {
    name: 'choices',
    priority: 5,
    test: /@rc-component\/(?:select|virtual-list)|antd\/es\/(?:select|auto-complete)/,
  },
  // After the choices, whose parts it needs: there are more of them.
  {
    name: 'dates',
    priority: 5,
    test: /(?:@rc-component\/picker|antd\/es\/date-picker)\/(?!.*locale\/)|node_modules\/dayjs\/|\/ui\/day-field\.tsx$/,
  },
  // Of its own, or it would bring along what comes later.
  { name: 'copied', priority: 5, test: /node_modules\/copy-to-clipboard\/|\/ui\/use-copy\.ts$/ },
  { name: 'later', priority: 4, test: /node_modules/, minShareCount: 2 },
  // The machines of all kinds come with the words for their events, where something tells of these: over a page, not with it.
  { name: 'told', priority: 5, test: /\/told\/event-words\.ts$/ },
  // Not what the few forms need that read what was kept or sent: its schemas are of no use to the rest. Nor what says how long a file
  // is: that goes with what orders it.
  {
    name: 'shared',
    priority: 4,
    test: /core\/src\/(?!.*(?:contract|schema|long-from)\.ts$)|intake\/chosen-counts\.ts$/,
    minShareCount: 2,
  },
  // One file of texts for a language, one more for those of whoever is signed in, and one for those of the desk at which
  // documents are read in.
  {
    name: 'zh',
    priority: 4,
    test: /(?:ui|app)\/texts\/zh|people\/texts\/sign-in\.zh|(?:antd|picker|pagination)\/.*locale\/zh_CN/,
  },
  {
    name: 'en',
    priority: 4,
    test: /(?:ui|app)\/texts\/en|people\/texts\/sign-in\.en|(?:antd|picker|pagination)\/.*locale\/en_GB/,
  },
  { name: 'people.zh', priority: 3, test: /people\/texts\/(?:teams\.)?zh\.ts$/ },
  {
    name: 'seldom.zh',
    priority: 3,
    test: /people\/texts\/(?:tokens|deputies)\.zh|measures\/texts\/(?:figures|lists)\.zh|closure\/texts\/claim-print\.zh|(?:hand-over|setup|answers|templates|meetings|plan|objects|documents|outputs)\/texts\/(?:[\w-]+[.-])?zh/,
  },
  { name: 'inside.zh', priority: 2, test: /(?<!intake)\/texts\/(?:[\w-]+\.)?zh/ },
  { name: 'people.en', priority: 3, test: /people\/texts\/(?:teams\.)?en\.ts$/ },
  {
    name: 'seldom.en',
    priority: 3,
    test: /people\/texts\/(?:tokens|deputies)\.en|measures\/texts\/(?:figures|lists)\.en|closure\/texts\/claim-print\.en|(?:hand-over|setup|answers|templates|meetings|plan|objects|documents|outputs)\/texts\/(?:[\w-]+[.-])?en/,
  },
  { name: 'inside.en', priority: 2, test: /(?<!intake)\/texts\/(?:[\w-]+\.)?en/ },
  { name: 'intake.zh', priority: 2, test: /intake\/texts\/(?:\w+\.)?zh/ },
  { name: 'intake.en', priority: 2, test: /intake\/texts\/(?:\w+\.)?en/ },
  // Small things that stand together wherever one of them does: each file has a name that every first page is sent.
  // Last, so that they take along nothing that others have taken.
  {
    name: 'commands',
    priority: 1,
    // Without what brings lists and dialogs along: where claims are signed there are none.
    test: /\/commands\/(?:form-command\.ts|components\/(?:command-form|command-outcome)\.tsx)$|\/ui\/words-field\.tsx$/,
  },
  {
    name: 'people',
    priority: 1,
    test: /people\/(?:people\.text\.ts|use-copy\.ts|components\/asked-command-button\.tsx)$/,
  },
  {
    name: 'outputs',
    priority: 1,
    test: /outputs\/(?:order-file|open-outputs|long-from)\.ts$|ledger\/take-ledger\.ts$/,
  },
  {
    name: 'bundle',
    priority: 1,
    test: /claims\/(?:bundle\.text\.ts|components\/(?:bundle-link|take-form|closure-form-buttons|blank-form)\.tsx)$/,
  },
]

// The program takes changes only from pages whose address is the one that it is asked by: it has to be told that of these.
const proxy = {
  '/api': { target: process.env['BIHUAN_API'] ?? 'http://127.0.0.1:8080', changeOrigin: false },
}

/** A field of antd asks whether it stands in a form, and would bring the whole library of forms along for that. */
const onlyFormContext: Plugin = {
  name: 'only-form-context',
  transform: {
    filter: { id: /antd\/es\/form\/context\.js$/ },
    handler(code) {
      const narrow = code.replace("from '@rc-component/form'", "from '@rc-component/form/es/FormContext.js'")
      if (narrow === code) throw new Error('antd takes its context of forms from elsewhere now')
      return { code: narrow, map: null }
    },
  },
}

/** A tooltip computes how light its own colour is, and brings all that computes with colours along for that: none of ours has one. */
const plainTooltips: Plugin = {
  name: 'plain-tooltips',
  transform: {
    filter: { id: /antd\/es\/tooltip\/util\.js$/ },
    handler(code) {
      const plain = code
        .replace("import { generateColor } from '../color-picker/util';", '')
        .replace(
          /const rgb = generateColor\(color\)[^]+?const textColor = [^;]+;/,
          "const textColor = '#fff';",
        )
      if (plain.includes('generateColor') || !plain.includes("textColor = '#fff'"))
        throw new Error('antd computes the colour of tooltips in another way now')
      return { code: plain, map: null }
    },
  },
}

/** The picture of an empty list takes its greys through, and need not know what they lie on. */
const clearEmpty: Plugin = {
  name: 'clear-empty',
  load: {
    filter: { id: /antd\/es\/empty\/utils\.js$/ },
    handler: () => 'export const getAsSolidColor = (color) => color',
  },
}

/** Choices side by side may each have a tooltip, and bring all that opens over a page along for that: none of ours has one. */
const plainSegments: Plugin = {
  name: 'plain-segments',
  transform: {
    filter: { id: /antd\/es\/segmented\/index\.js$/ },
    handler(code) {
      const plain = code.replace("import Tooltip from '../tooltip';", 'const Tooltip = () => null;')
      if (plain === code) throw new Error('antd takes tooltips of choices from elsewhere now')
      return { code: plain, map: null }
    },
  },
}

/** Parts that antd hangs on what we use, and that we do not use: whoever begins to takes them out of this line. */
const unusedParts: Plugin = {
  name: 'unused-parts',
  load: {
    filter: {
      id: /antd\/es\/(?:badge\/Ribbon|input\/(?:Group|OTP\/index)|tooltip\/UniqueProvider\/index|skeleton\/(?:Avatar|Button|Image|Input|Node)|(?:modal|tooltip)\/PurePanel)\.js$/,
    },
    handler: () => "export default () => { throw new Error('left out in vite.config.ts') }",
  },
}

export default defineConfig({
  plugins: [react(), onlyFormContext, plainTooltips, plainSegments, clearEmpty, unusedParts],
  build: {
    target: 'es2022',
    reportCompressedSize: false,
    // Our styles, and antd's of what pages begin with, are 21 KB as they are sent: less than asking for those of each page.
    cssCodeSplit: false,
    // What every page begins with is one file of 140 KB as it is sent: one request.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  server: { proxy },
  preview: { proxy },
})
