import { createCache, extractStyle, StyleProvider } from '@ant-design/cssinjs'
import { ConfigProvider, theme as antdTheme } from 'antd'
import { createElement as draw, type ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { themeOf } from '../src/app/theme.ts'

const schemes = ['light', 'dark'] as const
export type Scheme = (typeof schemes)[number]

/** Which of antd's parts stand in a file of styles, and which words ask for a variable from elsewhere. */
export type AntdFile = { readonly has: (part: string) => boolean; readonly asks: ReadonlySet<string> }

/**
 * What antd would write into the page while it is drawn, written once for all pages: its parts' styles in some files, of
 * which each builds on those before it. The themes differ in their variables only, which stand on the page as a whole: those of the
 * light one, and those that the dark one has otherwise.
 */
export function antdCss(samples: readonly ReactElement[], files: readonly AntdFile[]): string[] {
  const written = new Set<string>()
  const caches = schemes.map((scheme) => cacheOf(scheme, samples))
  return files.map(({ has, asks }) => {
    const [light, dark] = caches.map((cache) => stylesIn(cache, has))
    if (light === undefined || dark === undefined || light.rules !== dark.rules)
      throw new Error('antd styles its components differently in the dark: only variables may differ')
    const used = usedIn(light.rules, [light.variables, dark.variables], asks)
    for (const name of written) used.delete(name)
    for (const name of used) written.add(name)
    const changed = [...dark.variables].filter(([name, value]) => light.variables.get(name) !== value)
    return [
      block('html', light.variables, used),
      block('html[data-scheme="dark"]', new Map(changed), used),
      light.rules,
    ].join('')
  })
}

/** What these samples are styled by, as antd names it: `Button-Button`, `Modal-confirm`. */
export function partsOf(samples: readonly ReactElement[]): ReadonlySet<string> {
  return new Set([...cacheOf('light', samples).cache.keys()].flatMap((key) => partOf(key) ?? []))
}

/** What antd's programs, and not its styles, ask of a theme. */
export function tokensFor(scheme: Scheme, isUsed: (token: string) => boolean): Record<string, unknown> {
  const tokens = antdTheme.getDesignToken(themeOf(scheme))
  return Object.fromEntries(Object.entries(tokens).filter(([name]) => isUsed(name)))
}

type Cache = ReturnType<typeof createCache>

function cacheOf(scheme: Scheme, samples: readonly ReactElement[]): Cache {
  const cache = createCache()
  for (const sample of samples)
    renderToString(
      draw(StyleProvider, { cache }, draw(ConfigProvider, { theme: themeOf(scheme), children: sample })),
    )
  return cache
}

function partOf(key: string): string | null {
  return /^style%%([\w-]+)%/.exec(key)?.[1] ?? null
}

function stylesIn(cache: Cache, has: AntdFile['has']): { rules: string; variables: Map<string, string> } {
  const some = createCache()
  for (const [key, value] of cache.cache) if (has(partOf(key) ?? '')) some.cache.set(key, value)
  const written = (from: Cache, types: 'style' | ('token' | 'cssVar')[]): string =>
    extractStyle(from, { plain: true, types }).replace(/\.data-ant-cssinjs-cache-path\{.*?\}$/s, '')
  return {
    rules: withoutUnused(withCorners(written(some, 'style'))),
    variables: variablesIn(written(cache, ['token', 'cssVar'])),
  }
}

/** Each variable is antd's own for one component: the same wherever it is set. */
function variablesIn(css: string): Map<string, string> {
  const variables = new Map<string, string>()
  for (const [, inner = ''] of css.matchAll(/\.bihuan[^{}]*\{([^}]*)\}/g))
    for (const [, name = '', value = ''] of inner.matchAll(/(--[\w-]+):(.*?);(?=--|$)/gs)) {
      if ((variables.get(name) ?? value) !== value) throw new Error(`antd sets ${name} in two ways`)
      variables.set(name, value)
    }
  return variables
}

function usedIn(
  rules: string,
  themes: readonly ReadonlyMap<string, string>[],
  asks: ReadonlySet<string>,
): Set<string> {
  const askedIn = (css: string): string[] =>
    [...css.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name ?? '')
  const used = new Set([...askedIn(rules), ...asks])
  for (const name of used)
    for (const next of themes.flatMap((theme) => askedIn(theme.get(name) ?? ''))) used.add(next)
  return used
}

function block(selector: string, variables: ReadonlyMap<string, string>, used: ReadonlySet<string>): string {
  const lines = [...variables].filter(([name]) => used.has(name)).map(([name, value]) => `${name}:${value};`)
  return `${selector}{${lines.join('')}}`
}

/** Corners in words that Chromium 88 knows. */
function withCorners(rules: string): string {
  return rules.replaceAll(
    /border-(start|end)-(start|end)-radius/g,
    (_all, block: string, inline: string) =>
      `border-${block === 'start' ? 'top' : 'bottom'}-${inline === 'start' ? 'left' : 'right'}-radius`,
  )
}

// No page is written from right to left, nothing moves (`motion` in our theme) but the ring around what was clicked, and nothing stands in
// antd’s columns.
const unused =
  /-rtl\b|\[dir=|(?<!wave-motion)-(?:enter|leave|appear)\b|-col(?:-(?:xs|sm|md|lg|xl|xxl|xxxl))?-(?:(?:push|pull|offset|order)-)?\d/

function withoutUnused(rules: string): string {
  return rulesOf(rules).map(keptOf).join('')
}

function keptOf(rule: string): string {
  const opening = rule.indexOf('{')
  const [selector, body] = [rule.slice(0, opening), rule.slice(opening)]
  if (selector.startsWith('@media')) {
    const inner = withoutUnused(body.slice(1, -1))
    return inner === '' ? '' : `${selector}{${inner}}`
  }
  if (selector.startsWith('@')) return rule
  const kept = selector.split(/,(?![^(]*\))/).filter((one) => !unused.test(one))
  return kept.length === 0 ? '' : `${kept.join(',')}${body}`
}

/** Rules with what they hold, as they stand beside each other. */
function rulesOf(css: string): string[] {
  const rules: string[] = []
  let [depth, start] = [0, 0]
  for (let at = 0; at < css.length; at += 1) {
    if (css[at] === '{') depth += 1
    if (css[at] !== '}') continue
    depth -= 1
    if (depth > 0) continue
    rules.push(css.slice(start, at + 1))
    start = at + 1
  }
  return rules
}
