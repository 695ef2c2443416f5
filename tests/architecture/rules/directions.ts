import type { Module } from '../module.ts'
import type { Rule } from '../rule.ts'

const floorOf = (path: string): string | null => /^packages\/([a-z]+)\//.exec(path)?.[1] ?? null
const roomOf = (path: string): string | null => /^packages\/[a-z]+\/src\/([^/]+)\//.exec(path)?.[1] ?? null

/** What stands under each floor. A floor that is not listed may stand on core. */
const floorsBelow: Readonly<Record<string, readonly string[]>> = {
  core: [],
  readers: ['core'],
  // Readers unpack hostile files, so that only what can start a process may know them: never the browser.
  // What both shells give out as a file is written once; the browser asks the server for it.
  writers: ['core'],
  web: ['core'],
  server: ['core', 'readers', 'writers'],
  cli: ['core', 'readers', 'writers'],
}

/** Three shells around one core. Only so can each be replaced, and only so is a rule written once. */
export const shellsImportOnlyCore: Rule = {
  name: 'a shell imports core and never another shell; server and cli may import readers and writers',
  check: ({ modules }) =>
    wrongImports(modules, (from, to) => {
      const [fromFloor, toFloor] = [floorOf(from), floorOf(to)]
      if (fromFloor === null || toFloor === null || toFloor === fromFloor) return false
      return !(floorsBelow[fromFloor] ?? ['core']).includes(toFloor)
    }),
  planted: [
    {
      files: {
        'packages/web/src/app/a.ts': "import { x } from '@bihuan/readers/file-form.ts'\nexport const a = x\n",
      },
      reportedAt: 'packages/web/src/app/a.ts',
    },
    {
      files: {
        'packages/core/src/intake/a.ts':
          "import type { X } from '@bihuan/readers/reader.ts'\nexport type A = X\n",
      },
      reportedAt: 'packages/core/src/intake/a.ts',
    },
    {
      files: {
        'packages/readers/src/a.ts': "import { x } from '@bihuan/server/kernel/log.ts'\nexport const a = x\n",
      },
      reportedAt: 'packages/readers/src/a.ts',
    },
    {
      files: {
        'packages/web/src/app/a.ts':
          "import { x } from '@bihuan/writers/xlsx/write-sheet.ts'\nexport const a = x\n",
      },
      reportedAt: 'packages/web/src/app/a.ts',
    },
    {
      files: {
        'packages/writers/src/a.ts': "import { x } from '@bihuan/server/kernel/log.ts'\nexport const a = x\n",
      },
      reportedAt: 'packages/writers/src/a.ts',
    },
    {
      files: {
        'packages/writers/src/xlsx/a.ts':
          "import { x } from '@bihuan/readers/file-form.ts'\nexport const a = x\n",
      },
      reportedAt: 'packages/writers/src/xlsx/a.ts',
    },
    {
      files: {
        'packages/readers/src/pdf/a.ts': "export const a = () => import('../../../cli/src/main.ts')\n",
      },
      reportedAt: 'packages/readers/src/pdf/a.ts',
    },
    {
      files: {
        'packages/web/src/app/a.ts':
          "import type { Row } from '@bihuan/server/measures/row.ts'\nexport type A = Row\n",
      },
      reportedAt: 'packages/web/src/app/a.ts',
    },
    {
      files: { 'packages/cli/src/a.ts': "export const a = () => import('../../server/src/main/serve.ts')\n" },
      reportedAt: 'packages/cli/src/a.ts',
    },
  ],
  allowed: {
    'packages/web/src/app/a.ts': "import { x } from '@bihuan/core/measures/measure.ts'\nexport const a = x\n",
    'packages/server/src/intake/a.ts':
      "import { x } from '@bihuan/readers/file-form.ts'\nexport const a = x\n",
    'packages/cli/src/a.ts': "import { x } from '@bihuan/readers/file-form.ts'\nexport const a = x\n",
    'packages/cli/src/b.ts': "import { x } from '@bihuan/writers/xlsx/write-sheet.ts'\nexport const a = x\n",
    'packages/server/src/b.ts':
      "import { x } from '@bihuan/writers/xlsx/write-sheet.ts'\nexport const a = x\n",
    'packages/readers/src/a.ts':
      "import { x } from '@bihuan/core/reading/text/decode.ts'\nexport const a = x\n",
    'tests/journeys/a.test.ts': "import { x } from '@bihuan/server/world/world.ts'\nexport const a = x\n",
  },
}

/** The browser speaks to the server by the contract alone. */
export const webKnowsNoDatabase: Rule = {
  name: 'web imports no database, no driver and no part of Node',
  check: ({ modules }) =>
    modules
      .filter(({ path }) => path.startsWith('packages/web/src/') && !/\.test\.tsx?$/.test(path))
      .flatMap((module) =>
        module.imports
          .filter(({ specifier }) =>
            /^(kysely|pg|pg-.*|node:.*|better-auth\/(db|adapters).*)$/.test(specifier),
          )
          .map(({ specifier, line }) => ({
            at: `${module.path}:${line}`,
            message: `web may not import ${specifier}`,
          })),
      ),
  planted: ['kysely', 'pg', 'node:fs'].map((name) => ({
    files: { 'packages/web/src/measures/a.ts': `import { a } from '${name}'\nexport const b = a\n` },
    reportedAt: 'packages/web/src/measures/a.ts',
  })),
  allowed: {
    'packages/web/src/measures/a.ts': "import { Table } from 'antd'\nexport const a = Table\n",
    'packages/server/src/kernel/db.ts': "import { Kysely } from 'kysely'\nexport const a = Kysely\n",
  },
}

/** A kernel that knew a room could not be read alone, and the room could not be changed alone. */
export const kernelKnowsNoRoom: Rule = {
  name: 'kernel (and ui in web) imports no room, and only main imports main',
  check: ({ modules }) =>
    wrongImports(
      modules.filter(({ path }) => !/\.test\.tsx?$/.test(path)),
      (from, to) => {
        if (floorOf(from) === null || floorOf(from) !== floorOf(to)) return false
        const [fromRoom, toRoom] = [roomOf(from), roomOf(to)]
        if (fromRoom === toRoom) return false
        return fromRoom === 'kernel' || fromRoom === 'ui' || (toRoom === 'main' && fromRoom !== 'testing')
      },
    ),
  planted: [
    {
      files: {
        'packages/server/src/kernel/a.ts': "import { b } from '../measures/b.ts'\nexport const a = b\n",
      },
      reportedAt: 'packages/server/src/kernel/a.ts',
    },
    {
      files: { 'packages/web/src/ui/a.tsx': "import { b } from '../measures/b.ts'\nexport const a = b\n" },
      reportedAt: 'packages/web/src/ui/a.tsx',
    },
    {
      files: {
        'packages/server/src/measures/a.ts': "import { b } from '../main/b.ts'\nexport const a = b\n",
      },
      reportedAt: 'packages/server/src/measures/a.ts',
    },
  ],
  allowed: {
    'packages/server/src/measures/a.ts': "import { b } from '../kernel/b.ts'\nexport const a = b\n",
    'packages/server/src/main/a.ts': "import { b } from '../measures/b.ts'\nexport const a = b\n",
    'packages/server/src/kernel/a.ts': "import { b } from '@bihuan/core/measures/b.ts'\nexport const a = b\n",
  },
}

function wrongImports(
  modules: readonly Module[],
  isWrong: (from: string, to: string) => boolean,
): ReturnType<Rule['check']> {
  return modules.flatMap((module) =>
    module.imports.flatMap(({ path, specifier, line }) =>
      path !== null && isWrong(module.path, path)
        ? [{ at: `${module.path}:${line}`, message: `may not import ${specifier}` }]
        : [],
    ),
  )
}
