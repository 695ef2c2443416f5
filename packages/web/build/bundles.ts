import { basename, join } from 'node:path'
import coreJs from 'core-js-compat'
import { build, type InlineConfig, type Plugin } from 'vite'
import { antdStyles } from './antd-styles.ts'
import { contractAddresses } from './contract-addresses.ts'
import { type FirstFiles, firstFilesFinder } from './first-files.ts'

/** The oldest browser that opens the pages: those of many offices stand between this one and 109. */
const oldest = { target: 'chrome88', name: 'chrome 88' }

const root = join(import.meta.dirname, '..')
const quiet = { root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' } satisfies InlineConfig

/** Builds the pages for browsers of today, and gives what each of them needs first. */
export async function buildModern(folder: string): Promise<readonly FirstFiles[]> {
  const antd = antdStyles()
  const { plugin, found } = firstFilesFinder(antd.stylesOf)
  await build({
    ...quiet,
    plugins: [contractAddresses, antd.plugin, plugin],
    // Every first page is sent the names of all files, whose hash alone cannot be packed: this is as short as it may be.
    build: {
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { output: named('assets') },
    },
  })
  return found()
}

/** Seven characters of a hash tell two versions of a file apart. */
function named(
  folder: string,
): Readonly<Record<'entryFileNames' | 'chunkFileNames' | 'assetFileNames', string>> {
  const name = `${folder}/[name]-[hash:7]`
  return { entryFileNames: `${name}.js`, chunkFileNames: `${name}.js`, assetFileNames: `${name}[extname]` }
}

/** Builds the same pages for old browsers, and gives the address of the script that runs there before all others. */
export async function buildOlder(
  folder: string,
): Promise<{ builtIns: string; firstFiles: readonly FirstFiles[] }> {
  const assetsDir = 'assets/older'
  const antd = antdStyles()
  const { plugin, found } = firstFilesFinder(antd.stylesOf)
  await build({
    ...quiet,
    plugins: [contractAddresses, antd.plugin, lowerStyles, plugin],
    build: {
      outDir: folder,
      emptyOutDir: true,
      copyPublicDir: false,
      target: oldest.target,
      assetsDir,
      rolldownOptions: { output: named(assetsDir) },
    },
  })
  return { builtIns: `/${assetsDir}/${await buildBuiltIns(join(folder, assetsDir))}`, firstFiles: found() }
}

/** All of the language that came after the oldest browser, whether used today or not: tomorrow it will be. */
async function buildBuiltIns(folder: string): Promise<string> {
  const { list } = coreJs({ targets: oldest.name, modules: /^(?:es|web)\./ })
  const entry = 'virtual:built-ins.js'
  const builtIns: Plugin = {
    name: 'built-ins',
    resolveId: (id) => (id === entry ? `\0${entry}` : null),
    load: (id) =>
      id === `\0${entry}` ? list.map((name) => `import 'core-js/modules/${name}.js'\n`).join('') : null,
  }
  const output = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [builtIns],
    build: {
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      target: oldest.target,
      reportCompressedSize: false,
      rolldownOptions: { input: entry, output: { format: 'iife', entryFileNames: 'built-ins-[hash].js' } },
    },
  })
  const [file] = 'output' in output ? output.output : []
  if (file === undefined) throw new Error('the built-ins were not built')
  return basename(file.fileName)
}

/** What styles know since: written in older words where there are some, and added where there are none. */
const lowerStyles: Plugin = {
  name: 'lower-styles',
  enforce: 'pre',
  transform: (code, id) => {
    if (id === join(root, 'src/app/main.tsx'))
      return `${code}\nimport ${JSON.stringify(join(import.meta.dirname, 'older.css'))}\n`
    // Without the difference between a phone's window with its bars and without them, there is one height.
    return id.endsWith('.css') ? code.replace(/(\d)[dsl]vh\b/g, '$1vh') : null
  },
}
