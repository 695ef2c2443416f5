import { readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { isPostmaster, readPostmasterFile } from '../kernel/postgres/postmaster-file.ts'
import { signal } from '../kernel/postgres/postmaster.ts'

const [, , folder = ''] = process.argv
const patienceMilliseconds = 20_000

// Whoever started this holds the other end, and writes nothing.
await text(process.stdin)
await endEverything()
await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })

async function endEverything(): Promise<void> {
  const deadline = Date.now() + patienceMilliseconds
  for (;;) {
    // First those that would start a database again.
    const programs = await programsOfRun()
    for (const pid of programs) signal(pid, 'SIGKILL')
    const postmasters = await postmastersOfRun()
    for (const pid of postmasters) signal(pid, Date.now() < deadline ? 'SIGQUIT' : 'SIGKILL')
    if (programs.length + postmasters.length === 0) return
    await delay(50)
  }
}

/** The processes that were started with the folder of this run for their temporary files; only Linux tells. */
async function programsOfRun(): Promise<number[]> {
  const pids = (await readdir('/proc').catch(() => [])).map(Number).filter((pid) => pid > 0)
  const found = await Promise.all(pids.map(async (pid) => ((await isOfRun(pid)) ? [pid] : [])))
  return found.flat()
}

async function isOfRun(pid: number): Promise<boolean> {
  const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
  return environment.split('\0').includes(`TMPDIR=${folder}`)
}

async function postmastersOfRun(): Promise<number[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const files = names.filter((name) => path.basename(name) === 'postmaster.pid')
  const pids = files.map(async (name) => {
    const cluster = path.dirname(path.join(folder, name))
    const file = await readPostmasterFile(cluster)
    return file !== null && (await isPostmaster(file.pid, cluster)) ? [file.pid] : []
  })
  return (await Promise.all(pids)).flat()
}
