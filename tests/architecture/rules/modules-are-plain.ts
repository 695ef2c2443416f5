import type { Module } from '../module.ts'
import type { Rule, Violation } from '../rule.ts'

/** Behind a barrel an import circle cannot be seen, and everything is loaded to use one thing. */
export const noBarrels: Rule = {
  name: 'no barrels: what is used is imported from where it is written',
  check: ({ modules }) =>
    modules.flatMap((module) => [
      ...module.imports
        .filter(({ isReExport }) => isReExport)
        .map(({ specifier, line }) => ({
          at: `${module.path}:${line}`,
          message: `re-exports from ${specifier}`,
        })),
      ...(/(^|\/)index\.tsx?$/.test(module.path)
        ? [{ at: module.path, message: 'is named index: name it after what it holds' }]
        : []),
    ]),
  planted: [
    { files: { 'packages/core/src/a.ts': "export * from './b.ts'\n" }, reportedAt: 'packages/core/src/a.ts' },
    {
      files: { 'packages/core/src/a.ts': "export { b } from './b.ts'\n" },
      reportedAt: 'packages/core/src/a.ts',
    },
    {
      files: { 'packages/core/src/index.ts': 'export const a = 1\n' },
      reportedAt: 'packages/core/src/index.ts',
    },
  ],
  allowed: { 'packages/core/src/a.ts': "import { b } from './b.ts'\nexport const a = b\n" },
}

/** Modules in a circle can only be read, tested and loaded together. Imports of types count: they bind readers too. */
export const noCycles: Rule = {
  name: 'no import circles',
  check: ({ modules }) => circles(modules),
  planted: [
    {
      files: {
        'packages/core/src/a.ts': "import { b } from './b.ts'\nexport const a = b\n",
        'packages/core/src/b.ts': "import { c } from '@bihuan/core/x/c.ts'\nexport const b = c\n",
        'packages/core/src/x/c.ts': "import type { a } from '../a.ts'\nexport const c: typeof a = 1\n",
      },
      reportedAt: 'packages/core/src/a.ts',
    },
  ],
  allowed: {
    'packages/core/src/a.ts':
      "import { b } from './b.ts'\nimport { c } from './c.ts'\nexport const a = b + c\n",
    'packages/core/src/b.ts': "import { c } from './c.ts'\nexport const b = c\n",
    'packages/core/src/c.ts': 'export const c = 1\n',
  },
}

/** A default export has as many names as it has readers. Tools ask for one in their configuration. */
export const noDefaultExports: Rule = {
  name: 'no default exports except where a tool demands one',
  check: ({ modules }) =>
    modules
      .filter(({ path }) => !/(^|\/)[a-z]+\.config\.ts$/.test(path))
      .flatMap(({ path, defaultExportLine }) =>
        defaultExportLine === null
          ? []
          : [{ at: `${path}:${defaultExportLine}`, message: 'has a default export' }],
      ),
  planted: [
    { files: { 'packages/core/src/a.ts': 'export default 1\n' }, reportedAt: 'packages/core/src/a.ts' },
    {
      files: { 'packages/core/src/a.ts': 'const a = 1\nexport { a as default }\n' },
      reportedAt: 'packages/core/src/a.ts',
    },
  ],
  allowed: { 'vite.config.ts': 'export default {}\n', 'packages/core/src/a.ts': 'export const a = 1\n' },
}

/** Imports whose target is known only when they run, and why. */
const computedImports: Readonly<Record<string, string>> = {
  'packages/server/src/kernel/migrate.ts': 'loads the migrations by their file names',
}

/** A relative path that leads nowhere would be an edge that the other rules do not see. */
export const everyImportLeadsSomewhere: Rule = {
  name: 'every import of our own leads to a file',
  check: ({ modules, files }) => {
    const known = new Set(files.map(({ path }) => path))
    return modules.flatMap((module) =>
      module.imports
        .filter(({ path, specifier }) =>
          path === null
            ? specifier.startsWith('computed:') && computedImports[module.path] === undefined
            : !known.has(path) && !path.includes('/dist/'),
        )
        .map(({ specifier, line }) => ({
          at: `${module.path}:${line}`,
          message: `cannot follow ${specifier}`,
        })),
    )
  },
  planted: [
    { files: { 'packages/core/src/a.ts': "import './b.ts'\n" }, reportedAt: 'packages/core/src/a.ts' },
    {
      files: { 'packages/core/src/a.ts': "import { b } from '@bihuan/core/b.ts'\nb()\n" },
      reportedAt: 'packages/core/src/a.ts',
    },
    {
      files: { 'packages/core/src/a.ts': 'export const a = (x: string) => import(x)\n' },
      reportedAt: 'packages/core/src/a.ts',
    },
  ],
  allowed: {
    'packages/core/src/a.ts': "import './b.ts'\n",
    'packages/core/src/b.ts': 'export const b = 1\n',
  },
}

function circles(modules: readonly Module[]): Violation[] {
  const byPath = new Map(modules.map((module) => [module.path, module]))
  const done = new Set<string>()
  const found: Violation[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    const seenAt = trail.indexOf(path)
    if (seenAt !== -1) {
      const circle = trail.slice(seenAt).toSorted()
      found.push({
        at: circle[0] ?? path,
        message: `imports itself through ${[...trail.slice(seenAt), path].join(' → ')}`,
      })
      return
    }
    if (done.has(path)) return
    for (const { path: next } of byPath.get(path)?.imports ?? [])
      if (next !== null) visit(next, [...trail, path])
    done.add(path)
  }
  for (const { path } of modules) visit(path, [])
  return found
}
