import type { Rule } from '../rule.ts'

/**
 * What the pages may not use, because Chromium 88 lacks it or a page opened by plain HTTP does, and the build cannot
 * lower it. The language itself may be used as it is: syntax is lowered and what it brings along is added.
 */
const missing: readonly { readonly in: RegExp; readonly uses: RegExp; readonly instead: string }[] = [
  { in: /\.css$/, uses: /:has\(/, instead: 'give the element a class' },
  {
    in: /\.css$/,
    uses: /color-mix\(|light-dark\(|\bokl(?:ab|ch)\(/,
    instead: 'give the colour a name in tokens.css',
  },
  {
    in: /\.css$/,
    uses: /@(?:container|layer|scope|starting-style)\b|\bsubgrid\b|^\s*(?:aspect-ratio|translate|rotate|scale):|overflow(?:-[xy])?: clip|:user-(?:in)?valid|:popover-open|:modal\b|\dcq[whib]/,
    instead: 'write it with what Chromium 88 knows',
  },
  {
    in: /\.tsx?$/,
    uses: /\bcrypto\.(?:randomUUID|subtle)\b|\bnavigator\.(?:clipboard\.|storage|locks|serviceWorker|share)|\bcaches\.|showSaveFilePicker/,
    instead: 'it is missing where pages come by plain HTTP',
  },
  {
    in: /\.tsx?$/,
    uses: /\bAbortSignal\.(?:any|timeout)\b|\.throwIfAborted\(|\.checkVisibility\(|\.showPicker\(|startViewTransition|\bpopover[A-Z=]|\.(?:show|hide|toggle)Popover\(|\binert[=\s]*[={]|\bscheduler\.|Intl\.(?:DurationFormat|supportedValuesOf)|'scrollend'/,
    instead: 'it came after Chromium 88',
  },
]

/** Offices open the pages with browsers that stand at Chromium 88 to 109, by an address of their own network. */
export const oldestBrowser: Rule = {
  name: 'the pages use nothing that the oldest browser lacks',
  check: ({ files }) =>
    files
      .filter(({ path }) => /^packages\/(?:web|core)\/src\/(?!testing\/|.*\.test\.)/.test(path))
      .flatMap(({ path, text }) =>
        text.split('\n').flatMap((line, index) => {
          if (/^\s*(?:\/\/|\/?\*)/.test(line)) return []
          const found = missing.find((one) => one.in.test(path) && one.uses.test(line))
          return found === undefined ? [] : [{ at: `${path}:${index + 1}`, message: found.instead }]
        }),
      ),
  planted: [
    planted('a.css', '.a:has(> .b) {}'),
    planted('a.css', 'p { color: color-mix(in srgb, red 10%, blue) }'),
    planted('a.css', '@container (width > 3px) {}'),
    planted('a.css', '.a {\n  aspect-ratio: 1;\n}'),
    planted('a.ts', 'export const id = (): string => crypto.randomUUID()'),
    planted('a.ts', "export const copy = () => navigator.clipboard.writeText('')"),
    planted('a.ts', 'export const soon = AbortSignal.timeout(3)'),
    planted('a.tsx', 'export const a = <p popover="auto" />'),
  ],
  allowed: {
    'packages/web/src/ui/a.css': '.a { inset: 0; height: 100dvh; accent-color: red; transform: scale(2) }\n',
    'packages/web/src/ui/a.ts':
      "// Not `crypto.randomUUID`.\nexport const copy = () => navigator.clipboard?.writeText('')\nexport const b = [1].toSorted()\n",
    'packages/server/src/a.ts': 'export const soon = AbortSignal.timeout(3)\n',
  },
}

function planted(name: string, text: string): { files: Record<string, string>; reportedAt: string } {
  const path = `packages/web/src/ui/${name}`
  return { files: { [path]: text }, reportedAt: path }
}
