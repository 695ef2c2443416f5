import type { Rule } from '../rule.ts'

/** Texts that no page names, and how they are reached all the same. */
const reachedOtherwise: Readonly<Record<string, readonly string[]>> = {
  // By how the saving of a draft stands.
  'packages/web/src/intake/texts/review.zh.ts': ['saved', 'saving', 'unsaved'],
  // By whatever groups choices, which is given the texts as they are.
  'packages/web/src/people/texts/choices.zh.ts': ['recommended', 'others'],
}

const web = 'packages/web/'

/** A text or a class of CSS goes with the last place that shows it. */
export const textsAreUsed: Rule = {
  name: 'every text and every class of the pages is used',
  check: ({ files }) => {
    const pages = files.filter(
      ({ path }) => path.startsWith(web) && /\.(tsx?|html)$/.test(path) && !/\/texts\/|\.test\./.test(path),
    )
    return files
      .filter(({ path }) => path.startsWith(`${web}src/`))
      .flatMap(({ path, text }) => {
        if (path.endsWith('.css')) return unused(path, classesOf(text), pages)
        if (!/\/texts\/(?:\w+\.)*zh\.ts$/.test(path)) return []
        const type = /^export type (\w+Text)\b/m.exec(text)?.[1] ?? ''
        const own = pages.filter((page) => page.text.includes(type))
        const reached = reachedOtherwise[path] ?? []
        return unused(
          path,
          textsOf(text).filter((name) => !reached.includes(name)),
          own,
        )
      })
  },
  planted: [
    {
      files: {
        'packages/web/src/measures/texts/zh.ts':
          "export const zh = {\n  gone: '无',\n}\nexport type MeasuresText = typeof zh\n",
        'packages/web/src/measures/x.tsx': 'const text: MeasuresText = useMeasuresText()\n',
      },
      reportedAt: 'packages/web/src/measures/texts/zh.ts',
    },
    {
      files: { 'packages/web/src/measures/measures.css': '.measures-gone > b {\n  margin: 0;\n}\n' },
      reportedAt: 'packages/web/src/measures/measures.css',
    },
  ],
  allowed: {
    'packages/web/src/findings/texts/zh.ts':
      "export const zh = {\n  title: '问题',\n  ask: (name: string): string => name,\n}\nexport type FindingsText = typeof zh\n",
    'packages/web/src/findings/x.tsx':
      'const { ask } = useFindingsText()\nexport const x = <b className="findings-x">{text.title}</b>\n',
    'packages/web/src/findings/findings.css':
      '.findings-x.is-open:not(.ant-x) {\n  inset: 0.5rem;\n  background: url(x.svg);\n}\n',
  },
}

/** Words at the first level; what stands below them is told apart by a status or a step. */
function textsOf(text: string): string[] {
  const { index } = /^export const zh\b/m.exec(text) ?? { index: text.length }
  return Array.from(text.slice(index).matchAll(/^ {2}(\w+)[:,(]/gm), ([, name = '']) => name)
}

// What something is at the moment is often put together from a status.
const ofOthers = /^(?:is|ant)-/

function classesOf(css: string): string[] {
  const rules = css.replaceAll(/\/\*[\s\S]*?\*\/|url\([^)]*\)/g, '')
  const names = Array.from(rules.matchAll(/\.([a-z][\w-]*)/g), ([, name = '']) => name)
  return [...new Set(names)].filter((name) => !ofOthers.test(name))
}

function unused(
  at: string,
  names: readonly string[],
  pages: readonly { readonly text: string }[],
): { at: string; message: string }[] {
  return names
    .filter((name) => !pages.some(({ text }) => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(text)))
    .map((name) => ({ at, message: `nobody uses ${name}` }))
}
