import type { Rule } from '../rule.ts'

// Put together here so that this file does not break its own rule.
const registries = [
  'registry.npmjs',
  'registry.yarnpkg',
  'npmmirror',
  'registry.npm.taobao',
  'artifactory',
  'jfrog',
  'verdaccio',
].map((name) => `${name}.`)
const ownFile = 'tests/architecture/rules/places-stay-out.ts'
const machinePath = /(?<![\w.)}-])\/(?:work|root|Users|home\/[a-z]+)\/|[A-Z]:\\\\?Users/

/** A clone has to install from the reader's own registry and run in the reader's own folder. */
export const placesStayOut: Rule = {
  name: 'no file names a package registry or a path of somebody’s machine',
  check: ({ files }) =>
    files
      .filter(({ path }) => path !== ownFile)
      .flatMap(({ path, text }) =>
        text.split('\n').flatMap((line, index) => {
          const isRegistry = registries.some((name) => line.includes(name))
          if (isRegistry) return [{ at: `${path}:${index + 1}`, message: 'names a package registry' }]
          return machinePath.test(line)
            ? [{ at: `${path}:${index + 1}`, message: 'names a path of one machine' }]
            : []
        }),
      ),
  planted: [
    { files: { '.npmrc': 'registry=https://registry.npmjs.org/\n' }, reportedAt: '.npmrc' },
    {
      files: { 'package-lock.json': '"resolved": "https://npmmirror.com/a.tgz"\n' },
      reportedAt: 'package-lock.json',
    },
    { files: { 'docs/a.md': 'See /home/someone/bihuan/data.\n' }, reportedAt: 'docs/a.md' },
    {
      files: { 'packages/core/src/a.ts': "export const a = '/root/data'\n" },
      reportedAt: 'packages/core/src/a.ts',
    },
  ],
  allowed: {
    'docs/a.md': 'See ./data, <https://example.com/root/> and ../shared/seeds.\n',
    'packages/web/src/a.ts': "export const a = './root/bench'\nexport const b = `${x}/root/y`\n",
  },
}
