import type { Rule, Violation } from '../rule.ts'
import type { SourceTree } from '../source-tree.ts'

const shipped = /^packages\/core\/src\/templates\/shipped\//
/** What lists them, what tells which took the place of a former source, and the migration that did so. */
const mayName =
  /^packages\/core\/src\/templates\/(shipped|former-sources)\.ts$|^packages\/server\/migrations\/|^packages\/server\/src\/world\/|\.test\.tsx?$/

/** A rule that asks which template it is would be one that a copy of it does not get. */
export const templatesAreData: Rule = {
  name: 'no code asks for one of the templates that the program brings along',
  check: (tree) => {
    const ids = idsOf(tree)
    return tree.files
      .filter(({ path }) => path.startsWith('packages/') && /\.tsx?$/.test(path))
      .filter(({ path }) => !shipped.test(path) && !mayName.test(path))
      .flatMap(({ path, text }) => linesNaming(path, text, ids))
  },
  planted: [
    {
      files: {
        'packages/core/src/templates/shipped/a.ts':
          "export const a = { id: id<'template'>('02cb5e48-97b9') }\n",
        'packages/core/src/claims/b.ts': "export const isOurs = (id: string) => id === '02cb5e48-97b9'\n",
      },
      reportedAt: 'packages/core/src/claims/b.ts',
    },
    {
      files: {
        'packages/core/src/templates/shipped/a.ts': 'export const a = 1\n',
        'packages/server/src/claims/b.ts':
          "import { a } from '@bihuan/core/templates/shipped/a.ts'\nexport const b = a\n",
      },
      reportedAt: 'packages/server/src/claims/b.ts',
    },
  ],
  allowed: {
    'packages/core/src/templates/shipped/a.ts': "export const a = { id: id<'template'>('02cb5e48-97b9') }\n",
    'packages/core/src/templates/shipped.ts': "import { a } from './shipped/a.ts'\nexport const all = [a]\n",
    'packages/core/src/claims/b.ts': "import { all } from '../templates/shipped.ts'\nexport const b = all\n",
  },
}

function idsOf({ files }: SourceTree): readonly string[] {
  return files
    .filter(({ path }) => shipped.test(path))
    .flatMap(({ text }) => [...text.matchAll(/id<'template'>\('([^']+)'\)/g)].map((match) => match[1] ?? ''))
}

function linesNaming(path: string, text: string, ids: readonly string[]): Violation[] {
  return text.split('\n').flatMap((line, at) => {
    const isNamed = line.includes('/shipped/') || ids.some((one) => line.includes(one))
    return isNamed ? [{ at: `${path}:${at + 1}`, message: 'names one of the shipped templates' }] : []
  })
}
