import path from 'node:path'
import { expect, test } from 'vitest'
import { demandRuntime } from './program.ts'

const [programs, system] = ['programs', 'system']
const libraries = ['vcruntime140.dll', 'vcruntime140_1.dll', 'msvcp140.dll']

test('on Windows the libraries that PostgreSQL lacks are named with what to install', () => {
  const isThere = (file: string): boolean => file === path.join(system, 'vcruntime140.dll')
  expect(() => demandRuntime(programs, isThere, system)).toThrow(
    /vcruntime140_1\.dll, msvcp140\.dll[^]*可再发行程序包[^]*vcruntime140_1\.dll, msvcp140\.dll[^]*Redistributable/,
  )
})

test.each([[programs], [system]])('they may lie in %s', (folder) => {
  const there = new Set(libraries.map((name) => path.join(folder, name)))
  expect(() => demandRuntime(programs, (file) => there.has(file), system)).not.toThrow()
})
