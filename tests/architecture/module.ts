import { posix } from 'node:path'
import { parseSync, type Program, type StaticExportEntry, type StaticImportEntry, Visitor } from 'oxc-parser'

/** A file of the checkout. `path` is relative to its root and always has forward slashes. */
export type SourceFile = { readonly path: string; readonly text: string }

/** An import or re-export as it stands in a module. */
export type Import = {
  readonly specifier: string
  /** Path of the imported module in this checkout, or null for a package. */
  readonly path: string | null
  /** Names that come in as values; empty for `import type`. `*` for a namespace or a whole module. */
  readonly values: readonly string[]
  readonly isReExport: boolean
  readonly line: number
}

/** Something that a module reaches for: a free name, a call of a method, or a piece of syntax. */
export type Use = { readonly name: string; readonly line: number }

/** A parsed TypeScript file. */
export type Module = {
  readonly path: string
  readonly lines: number
  readonly imports: readonly Import[]
  /** Free names with the member taken from them, such as `Date.now`, `process.env`, `fetch`; `new Date()` without argument. */
  readonly globals: readonly Use[]
  /** Methods called on anything, such as `.selectFrom`, and tags of templates, such as `` sql` ``. */
  readonly calls: readonly Use[]
  readonly asyncAt: readonly Use[]
  readonly defaultExportLine: number | null
  /** Texts that stand in the module, in order. */
  readonly strings: readonly Use[]
  /** SQL as it stands in the module, with `?` for each value that is put in. */
  readonly statements: readonly Use[]
}

type LineOf = (offset: number) => number

/** Parses a module. A file with a syntax error throws: a rule must not pass for want of reading. */
export function parseModule(file: SourceFile): Module {
  const parsed = parseSync(file.path, file.text)
  const [error] = parsed.errors
  if (error) throw new Error(`${file.path} cannot be parsed: ${error.message}`)
  const lineOf = lineCounter(file.text)
  const defaultExport = parsed.module.staticExports
    .flatMap((statement) => statement.entries)
    .find(({ exportName }) => exportName.kind === 'Default' || exportName.name === 'default')
  return {
    path: file.path,
    lines: file.text.split('\n').length - (file.text.endsWith('\n') ? 1 : 0),
    imports: importsOf(file, parsed, lineOf),
    ...usesOf(parsed.program, lineOf),
    defaultExportLine: defaultExport ? lineOf(defaultExport.start) : null,
  }
}

function importsOf(file: SourceFile, parsed: ReturnType<typeof parseSync>, lineOf: LineOf): Import[] {
  const { staticImports, staticExports, dynamicImports } = parsed.module
  const place = (specifier: string, at: number) => ({
    specifier,
    path: resolve(file.path, specifier),
    line: lineOf(at),
    isReExport: false,
  })
  const valuesOf = (entries: readonly (StaticImportEntry | StaticExportEntry)[]): string[] =>
    entries.filter((entry) => !entry.isType).map((entry) => entry.importName.name ?? '*')
  return [
    ...staticImports.map(({ entries, moduleRequest, start, end }) => {
      const isBare = entries.length === 0 && !/^import\s+type\b/.test(file.text.slice(start, end))
      return { ...place(moduleRequest.value, start), values: isBare ? ['*'] : valuesOf(entries) }
    }),
    ...staticExports.flatMap(({ entries, start }) => {
      const from = entries.find((entry) => entry.moduleRequest)?.moduleRequest
      return from ? [{ ...place(from.value, start), values: valuesOf(entries), isReExport: true }] : []
    }),
    ...dynamicImports.map(({ moduleRequest, start }) => {
      const text = file.text.slice(moduleRequest.start, moduleRequest.end)
      const literal = /^(['"`])([^$]*)\1$/.exec(text)
      return { ...place(literal?.[2] ?? `computed: ${text}`, start), values: ['*'] }
    }),
  ]
}

/** Where a specifier leads inside the checkout; null for a package from the registry or a part of Node. */
function resolve(from: string, specifier: string): string | null {
  const own = /^@bihuan\/([a-z]+)\/(.+)$/.exec(specifier)
  if (own) return `packages/${own[1]}/src/${own[2]}`
  if (!specifier.startsWith('.')) return null
  return posix.normalize(posix.join(posix.dirname(from), specifier.replace(/\?.*$/, '')))
}

function usesOf(
  program: Program,
  lineOf: LineOf,
): Pick<Module, 'globals' | 'calls' | 'asyncAt' | 'strings' | 'statements'> {
  const names: (Use & { at: number })[] = []
  const declared = new Set<string>()
  const notReferences = new Set<number>()
  const calls: Use[] = []
  const asyncAt: Use[] = []
  const strings: Use[] = []
  const statements: Use[] = []
  const noteAsync = (node: { async?: boolean; start: number }): void => {
    if (node.async) asyncAt.push({ name: 'async', line: lineOf(node.start) })
  }
  const declare = (node: { id?: { type: string; name?: string } | null }): void => {
    if (node.id?.type === 'Identifier' && node.id.name) declared.add(node.id.name)
  }
  const declareAll = (patterns: readonly unknown[]): void => {
    for (const name of patterns.flatMap((pattern) => namesIn(pattern))) declared.add(name)
  }
  const noteFunction = (node: { async?: boolean; start: number; params: readonly unknown[] }): void => {
    noteAsync(node)
    declareAll(node.params)
  }
  new Visitor({
    ImportSpecifier: (node) => declared.add(node.local.name),
    ImportDefaultSpecifier: (node) => declared.add(node.local.name),
    ImportNamespaceSpecifier: (node) => declared.add(node.local.name),
    VariableDeclarator: (node) => declareAll([node.id]),
    FunctionDeclaration: (node) => {
      declare(node)
      noteFunction(node)
    },
    FunctionExpression: noteFunction,
    ArrowFunctionExpression: noteFunction,
    CatchClause: (node) => declareAll([node.param]),
    ForOfStatement: (node) => {
      if (node.await) asyncAt.push({ name: 'for await', line: lineOf(node.start) })
    },
    AwaitExpression: (node) => asyncAt.push({ name: 'await', line: lineOf(node.start) }),
    // Names of members and keys are no references: `claim.process` does not reach for the process.
    MemberExpression: (node) => {
      if (node.computed) return
      notReferences.add(node.property.start)
      if (node.object.type !== 'Identifier' || node.property.type !== 'Identifier') return
      notReferences.add(node.object.start)
      names.push({
        name: `${node.object.name}.${node.property.name}`,
        line: lineOf(node.start),
        at: node.start,
      })
    },
    Property: (node) => {
      if (!node.computed && !node.shorthand) notReferences.add(node.key.start)
    },
    TSPropertySignature: (node) => notReferences.add(node.key.start),
    TSMethodSignature: (node) => notReferences.add(node.key.start),
    PropertyDefinition: (node) => notReferences.add(node.key.start),
    MethodDefinition: (node) => notReferences.add(node.key.start),
    NewExpression: (node) => {
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'Date' || node.arguments.length > 0)
        return
      names.push({ name: 'new Date()', line: lineOf(node.start), at: node.start })
    },
    CallExpression: (node) => {
      if (node.callee.type !== 'MemberExpression' || node.callee.computed) return
      if (node.callee.property.type === 'Identifier')
        calls.push({ name: `.${node.callee.property.name}`, line: lineOf(node.start) })
    },
    TaggedTemplateExpression: (node) => {
      if (node.tag.type !== 'Identifier') return
      const line = lineOf(node.start)
      calls.push({ name: `${node.tag.name}\``, line })
      if (node.tag.name !== 'sql') return
      statements.push({ name: node.quasi.quasis.map(({ value }) => value.raw).join('?'), line })
    },
    Identifier: (node) => names.push({ name: node.name, line: lineOf(node.start), at: node.start }),
    Literal: (node) => {
      if (typeof node.value === 'string') strings.push({ name: node.value, line: lineOf(node.start) })
    },
    TemplateElement: (node) =>
      strings.push({ name: node.value.cooked ?? node.value.raw, line: lineOf(node.start) }),
  }).visit(program)
  const isFree = (use: Use & { at: number }): boolean => {
    const [base = ''] = use.name.split('.')
    if (declared.has(base)) return false
    return use.name.includes('.') || use.name === 'new Date()' || !notReferences.has(use.at)
  }
  const globals = names.filter(isFree).map(({ name, line }) => ({ name, line }))
  return { globals, calls, asyncAt, strings, statements }
}

/** The names that a parameter or a pattern binds. */
function namesIn(pattern: unknown): string[] {
  if (typeof pattern !== 'object' || pattern === null) return []
  if (Array.isArray(pattern)) return pattern.flatMap((part) => namesIn(part))
  if (
    'type' in pattern &&
    pattern.type === 'Identifier' &&
    'name' in pattern &&
    typeof pattern.name === 'string'
  ) {
    return [pattern.name]
  }
  return ['left', 'argument', 'elements', 'properties', 'value', 'parameter'].flatMap((key) =>
    namesIn(Object.getOwnPropertyDescriptor(pattern, key)?.value),
  )
}

function lineCounter(text: string): LineOf {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}
