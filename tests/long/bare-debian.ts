import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { keptVariable } from '../../packages/server/src/testing/run-folder.ts'

const codename = 'bookworm'
const execute = promisify(execFile)

/** A Debian with nothing but its base packages, in which root has a network of its own that leads nowhere. */
export type BareDebian = {
  /** The address of that machine, which is not localhost. */
  readonly address: string
  /** What is `/srv` there, as this machine sees it. */
  readonly srv: string
  /** Runs a command to its end, as root. */
  run(...words: readonly string[]): Promise<{ code: number | null; said: string }>
  /** Starts a command, as root; `stop` asks it to end and waits for it. */
  start(...words: readonly string[]): Promise<{ process: ChildProcess; stop(): Promise<number | null> }>
  /** Writes a program that runs another one of this machine in that network. */
  programInNetwork(program: string): Promise<string>
  /** Ends everything that still runs there. */
  stop(): Promise<void>
}

// In namespaces of its own: when it ends, mounts, addresses and processes are gone as well.
const prepare = `
set -e
mount -t proc proc "$1/proc"
mount --rbind /dev "$1/dev"
mount -t tmpfs tmpfs "$1/tmp"
mount --bind "$2" "$1/srv"
mount --bind -o ro "$3" "$1/mnt"
ip link set lo up
ip link add office type veth peer name desk
ip address add "$4/24" dev office
ip link set office up
ip link set desk up
echo ready
exec sleep infinity
`

/** Starts one; `media` can be read there as `/mnt`, like a stick that somebody brings. */
export async function startBareDebian(media: string): Promise<BareDebian> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    throw new Error('a machine without a network can only be made by root on Linux')
  const root = await baseSystem()
  const srv = await mkdtemp(path.join(os.tmpdir(), 'bihuan-bare-'))
  await chmod(srv, 0o755)
  const address = '192.168.77.10'
  const holder = spawn(
    'unshare',
    ['-n', '-m', '-p', '-f', '--kill-child', 'sh', '-c', prepare, 'sh', root, srv, media, address],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await once(holder.stdout, 'data')
  const inner = await childOf(holder)
  const enter = ['-t', String(inner), '-n', '-m', '-p', 'chroot', root, '/usr/bin/env', '-i', environment]
  const begin = (words: readonly string[]): ChildProcess =>
    spawn('nsenter', [...enter, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  return {
    address,
    srv,
    run: async (...words) => {
      const child = begin(words)
      const said = Promise.all([child.stdout, child.stderr].map(async (one) => (one ? text(one) : '')))
      const [code] = await once(child, 'close')
      return { code, said: (await said).join('') }
    },
    start: async (...words) => {
      const child = begin(words)
      await once(child, 'spawn')
      const ended = once(child, 'exit')
      const stop = async (): Promise<number | null> => {
        process.kill(await childOf(child), 'SIGTERM')
        const [code] = await ended
        return code
      }
      return { process: child, stop }
    },
    programInNetwork: async (program) => {
      const file = path.join(srv, 'in-network')
      await writeFile(file, `#!/bin/sh\nexec nsenter --net=/proc/${inner}/ns/net '${program}' "$@"\n`)
      await chmod(file, 0o755)
      return file
    },
    stop: async () => {
      const ended = once(holder, 'exit')
      holder.kill('SIGKILL')
      await ended
      await rm(srv, { recursive: true, force: true })
    },
  }
}

const environment = 'PATH=/usr/sbin:/usr/bin:/sbin:/bin'

async function childOf({ pid }: ChildProcess): Promise<number> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')
  const [first] = children.trim().split(' ')
  if (first === undefined || first === '') throw new Error(`process ${pid} has started nothing`)
  return Number(first)
}

/** The base packages, made once a machine by Debian's own tool from the mirror that this machine uses. */
async function baseSystem(): Promise<string> {
  const root = path.join(process.env[keptVariable] ?? os.tmpdir(), `bihuan-bare-debian-${codename}`)
  if (await isThere(path.join(root, 'usr/bin/env'))) return root
  const workshop = await mkdtemp(`${root}-`)
  try {
    const { stdout } = await execute('apt-get', ['indextargets', '--format', '$(SITE)'])
    const mirror = [...new Set(stdout.trim().split('\n'))].find((site) => !site.includes('security'))
    if (mirror === undefined) throw new Error('apt of this machine has no mirror')
    const tool = await debootstrap(workshop)
    const unfinished = path.join(workshop, 'root')
    await mkdir(unfinished)
    await execute(tool.program, ['--variant=minbase', codename, unfinished, mirror], {
      env: { ...process.env, ...tool.environment },
      maxBuffer: 64 * 1024 * 1024,
    })
    await chmod(unfinished, 0o755)
    await rename(unfinished, root)
    return root
  } finally {
    await rm(workshop, { recursive: true, force: true })
  }
}

/** The tool is a script: where it is not installed, it is unpacked and runs from there. */
async function debootstrap(
  workshop: string,
): Promise<{ program: string; environment: Record<string, string> }> {
  if (await isThere('/usr/sbin/debootstrap')) return { program: '/usr/sbin/debootstrap', environment: {} }
  await execute('apt-get', ['download', '-q', 'debootstrap'], { cwd: workshop })
  const archive = (await readdir(workshop)).find((name) => name.endsWith('.deb')) ?? ''
  const folder = path.join(workshop, 'tool')
  await execute('dpkg-deb', ['-x', path.join(workshop, archive), folder])
  return {
    program: path.join(folder, 'usr/sbin/debootstrap'),
    environment: { DEBOOTSTRAP_DIR: path.join(folder, 'usr/share/debootstrap') },
  }
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
