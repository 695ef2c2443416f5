/** A module that takes the place of another, by path. */
export type Stub = { readonly file: string; readonly text: string }

/**
 * The package under `node_modules` by which the other packages import one of ours. In a checkout it is a link, which a ZIP
 * cannot carry, and Node does not strip types below `node_modules`: so each of its modules hands on the real one.
 */
export function stubsOf(name: string, version: string, modules: readonly string[]): Stub[] {
  const home = `node_modules/@bihuan/${name}`
  const manifest = { name: `@bihuan/${name}`, version, type: 'module', exports: { './*.ts': './*.js' } }
  const stubs = modules.map((module) => {
    const up = '../'.repeat(2 + module.split('/').length)
    const file = `${home}/${module.replace(/\.ts$/, '.js')}`
    return { file, text: `export * from '${up}packages/${name}/src/${module}'\n` }
  })
  return [{ file: `${home}/package.json`, text: `${JSON.stringify(manifest)}\n` }, ...stubs]
}

/** Modules that the given ones import of our own and that are not among them, by specifier. */
export function importsMissing(modules: ReadonlyMap<string, string>): string[] {
  return [...modules].flatMap(([path, text]) =>
    [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'((?:\.{1,2}|@bihuan)\/[^']+)'/g)]
      .map((match) => match[1] ?? '')
      .filter((specifier) => !modules.has(resolved(path, specifier)))
      .map((specifier) => `${path} imports ${specifier}`),
  )
}

function resolved(from: string, specifier: string): string {
  const own = /^@bihuan\/(\w+)\/(.*)$/.exec(specifier)
  if (own) return `packages/${own[1]}/src/${own[2]}`
  return new URL(specifier, `file:///${from}`).pathname.slice(1)
}
