import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parseAst, type Plugin, type Rolldown, Visitor } from 'vite'
import { antdCss, partsOf, tokensFor } from './antd-css.ts'
import { firstSamples, laterSamples } from './antd-samples.ts'

const root = join(import.meta.dirname, '..')
const antd = join(dirname(createRequire(join(root, 'package.json')).resolve('antd/package.json')), 'es')
const firstSheet = '\0antd.css'

/** What comes along with something that is shown, and is not shown itself. */
const unshown = new Set([
  'Badge-Ribbon',
  'Addon-Addon',
  'Input-OTP',
  'Menu-Menu',
  'Message-PurePanel',
  'Notification-PurePanel',
])
/** What is said and asked over a page: it is there with the page, and nobody sees it until somebody did something. */
const silent = new Set([
  'Modal-Modal',
  'Modal-confirm',
  'Message-Message',
  'Notification-Notification',
  'Tooltip-Tooltip',
  'Popover-Popover',
])

type AntdStyles = {
  readonly plugin: Plugin
  /** The styles that a part of the program needs beside those that every page has. */
  readonly stylesOf: (chunk: Rolldown.OutputChunk) => readonly string[]
}

/**
 * antd without what makes its styles in the browser: they are made here, while the pages are built, for our two themes: those of
 * what pages begin with stand before our own, the others come later. A component that is used and is not among the samples
 * breaks the build.
 */
export function antdStyles(): AntdStyles {
  const first = partsOf(firstSamples())
  const later = new Set([...partsOf(laterSamples())].filter((part) => !first.has(part) && !unshown.has(part)))
  const styled = new Map<string, readonly string[]>()
  const needsLater = (id: string): boolean =>
    styled.get(id)?.some((part) => later.has(part) && !silent.has(part)) ?? false
  let laterFile = ''
  let modules: ReadonlyMap<string, string> = new Map()
  const plugin: Plugin = {
    name: 'antd-styles',
    enforce: 'pre',
    buildStart() {
      const ours = wordsIn(join(root, 'src'), '**/*.{css,ts,tsx}')
      const [firstCss = '', laterCss = ''] = antdCss(
        [...firstSamples(), ...laterSamples()],
        [
          { has: (part) => first.has(part), asks: ours },
          { has: (part) => later.has(part), asks: new Set() },
        ],
      )
      const file = this.emitFile({ type: 'asset', name: 'later.css', source: laterCss })
      modules = replacements(firstCss, file)
      laterFile = file
    },
    resolveId: (id) => (id === 'antd.css' ? firstSheet : null),
    load: (id) => modules.get(id) ?? null,
    transform(code, id) {
      if (id === join(root, 'src/app/main.tsx')) return `import 'antd.css'\n${code}`
      if (!id.startsWith(antd) || !/[\\/]style(?:[\\/].*)?\.js$/.test(id)) return null
      const { kept, parts } = withoutRecipes(code)
      styled.set(id, parts)
      return needsLater(id) ? `${beginLater}\n${kept}` : kept
    },
    generateBundle(_options, bundle) {
      laterFile = this.getFileName(laterFile)
      const used = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))
      const missing = used
        .flatMap((id) => styled.get(id) ?? [])
        .filter((part) => !first.has(part) && !later.has(part) && !unshown.has(part))
      if (missing.length > 0) this.error(`antd's ${missing.join(', ')} must stand among the samples`)
    },
  }
  return { plugin, stylesOf: ({ moduleIds }) => (moduleIds.some(needsLater) ? [laterFile] : []) }
}

const beginLater = `
import { beginLaterStyles } from ${JSON.stringify(join(root, 'src/ui/later-styles.ts'))}
beginLaterStyles()`

const noHooks = `
const none = ['', '']
export const genStyleHooks = () => () => none
export const genComponentStyleHook = () => () => ''
export const genSubStyleComponent = () => () => null
`

// A theme is what antd's programs ask of it, ready.
const givenTokens = `
import { useContext } from 'react'
import { DesignTokenContext } from './context'
export default function useToken() {
  const { theme, token, cssVar } = useContext(DesignTokenContext)
  return [theme, token, '', token, cssVar, true]
}`

/** Modules of antd and our own that stand in the pages otherwise than in their files. */
function replacements(firstCss: string, laterFile: string): ReadonlyMap<string, string> {
  return new Map([
    [firstSheet, firstCss],
    [join(root, 'src/app/theme.ts'), givenThemes()],
    [
      join(root, 'src/ui/later-styles-address.ts'),
      `export const laterStylesAddress = import.meta.ROLLUP_FILE_URL_${laterFile}`,
    ],
    [join(antd, 'theme/useToken.js'), givenTokens],
    [join(antd, 'theme/themes/default/theme.js'), 'export default {}'],
    [join(antd, 'theme/util/useResetIconStyle.js'), 'export default () => {}'],
    [join(antd, 'theme/util/genStyleUtils.js'), noHooks + variableNames()],
  ])
}

function givenThemes(): string {
  const asked = wordsIn(antd, '**/*.js', ['**/style/**', 'theme/**', 'locale/**'])
  const themes = (['light', 'dark'] as const).map((scheme) => ({
    zeroRuntime: true,
    hashed: false,
    cssVar: { key: '' },
    // The widths of screens are asked for by names that are put together.
    token: tokensFor(scheme, (token) => asked.has(token) || token.startsWith('screen')),
  }))
  return `
const [light, dark] = ${JSON.stringify(themes)}
export const themeOf = (scheme) => scheme === 'dark' ? dark : light`
}

/** How antd calls the variables that its programs set themselves. */
function variableNames(): string {
  const code = readFileSync(join(antd, 'theme/util/genStyleUtils.js'), 'utf8')
  const [names] = /export const genCssVar = [\s\S]*?\n\};/.exec(code) ?? []
  if (names === undefined) throw new Error('antd names its variables otherwise')
  return names
}

const makers: readonly string[] = ['genStyleHooks', 'genComponentStyleHook', 'genSubStyleComponent']

/** A module of styles without what they are made of, and what it styles: the first argument of a hook's maker says that. */
function withoutRecipes(code: string): { kept: string; parts: readonly string[] } {
  const parts: string[] = []
  const pieces: string[] = []
  let end = 0
  new Visitor({
    CallExpression({ callee, arguments: [name, ...rest] }) {
      if (callee.type !== 'Identifier' || !makers.includes(callee.name)) return
      const last = rest.at(-1)
      if (name === undefined || last === undefined) return
      parts.push(partNamed(code.slice(name.start, name.end)))
      pieces.push(code.slice(end, name.end))
      end = last.end
    },
  }).visit(parseAst(code))
  return { kept: pieces.join('') + code.slice(end), parts }
}

/** `'Button'` is styled as `Button-Button`, `['Modal', 'confirm']` as `Modal-confirm`. */
function partNamed(argument: string): string {
  const [first = '', second = first] = [...argument.matchAll(/'([\w-]+)'/g)].map(([, word]) => word ?? '')
  return `${first}-${second}`
}

/** Every word that stands in some of these files. */
function wordsIn(folder: string, pattern: string, exclude: readonly string[] = []): ReadonlySet<string> {
  const files = globSync(pattern, { cwd: folder, exclude })
  return new Set(files.flatMap((file) => readFileSync(join(folder, file), 'utf8').match(/[\w-]+/g) ?? []))
}
