import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { ServerOrder, ServerProgram } from './server-program.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Reads what is asked of a program of the server; null when it is not understood. */
export function serverOrder(
  name: ServerProgram,
  words: readonly string[],
  environment: Environment,
): ServerOrder | null {
  const parsed = parse(words)
  if (parsed === null) return null
  const { positionals, values } = parsed
  if ((name === 'serve' || name === 'demo') && positionals.length > 0) return null
  const data = values.data ?? (environment['BIHUAN_DATA'] || dataBeside(environment['BIHUAN_PROGRAM'], name))
  return {
    name,
    words: positionals,
    environment: {
      ...(values.host !== undefined && { HOST: values.host }),
      ...(values.port !== undefined && { PORT: values.port }),
      ...(data !== null && { BIHUAN_DATA: data }),
    },
  }
}

/**
 * Where an unpacked release keeps its data: beside its own folder, so that the next one, unpacked beside it, finds them.
 * Windows' “Extract all” puts the folder into another of the same name, which is left as well.
 */
function dataBeside(program: string | undefined, name: ServerProgram): string | null {
  if (program === undefined || program === '') return null
  // What Windows says of a script's own folder ends in a dot.
  const own = resolve(program)
  const outer = dirname(own)
  const place = basename(outer) === basename(own) ? dirname(outer) : outer
  return join(place, name === 'demo' ? 'bihuan-demo' : 'bihuan-data')
}

type Parsed = { positionals: string[]; values: { host?: string; port?: string; data?: string } }

function parse(words: readonly string[]): Parsed | null {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { host: { type: 'string' }, port: { type: 'string' }, data: { type: 'string' } },
    })
  } catch (error) {
    // parseArgs throws a TypeError for options that it does not know.
    if (error instanceof TypeError) return null
    throw error
  }
}
