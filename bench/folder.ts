import path from 'node:path'

/** Where the bench keeps its databases between runs. */
export const benchFolder: string = path.resolve(process.env['BIHUAN_BENCH_DATA'] ?? '.cache/bench')
