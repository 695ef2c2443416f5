import type { Rule, Violation } from '../rule.ts'
import type { SourceTree } from '../source-tree.ts'

/**
 * The rooms of each floor from left to right: a module imports from its own room and from those to the left. What joins
 * rooms stands beside them as a file, and has its place in the order too. Files that are not named here join all.
 */
const order: Readonly<Record<string, readonly string[]>> = {
  core: [
    'kernel',
    'people',
    'templates',
    'told',
    'rectifications',
    'meetings',
    'claims',
    'findings',
    'measures',
    'objects',
    'answers',
    'closure',
    'plan',
    'editions',
    'kinds.ts',
    'hand-over',
    'journal',
    'reading',
    'intake',
    'documents',
    'outputs',
  ],
  server: [
    'kernel',
    'people',
    'templates',
    'told',
    'rectifications',
    'meetings',
    'claims',
    'findings',
    'measures',
    'objects',
    'answers',
    'closure',
    'plan',
    'hand-over',
    'documents',
    'outputs',
    'intake',
    'workbench',
    'world',
    'main',
    'testing',
  ],
  web: [
    'api.ts',
    'ui',
    'session',
    'people',
    'templates',
    'told',
    'commands',
    'rectifications',
    'meetings',
    'outputs',
    'claims',
    'findings',
    'measures',
    'objects',
    'closure',
    'plan',
    'hand-over',
    'documents',
    'intake',
    'workbench',
    'answers',
    'setup',
    'app',
    'testing',
  ],
}

/** Rooms that start the whole floor, and therefore may import what joins it. */
const starters = ['world', 'testing', 'main', 'app']

/** Two rooms that import each other can only be read, changed and tested together. */
export const roomsPointOneWay: Rule = {
  name: 'a room imports rooms to its left and none to its right',
  check: (tree) => [...strangers(tree), ...backward(tree)],
  planted: [
    {
      files: {
        'packages/core/src/people/a.ts': "import type { B } from '../measures/b.ts'\nexport type A = B\n",
      },
      reportedAt: 'packages/core/src/people/a.ts',
    },
    {
      files: {
        'packages/server/src/findings/a.ts': "import { b } from '../closure/b.ts'\nexport const a = b\n",
      },
      reportedAt: 'packages/server/src/findings/a.ts',
    },
    {
      files: {
        'packages/web/src/people/components/a.tsx':
          "export const a = async () => (await import('../../app/b.tsx')).b\n",
      },
      reportedAt: 'packages/web/src/people/components/a.tsx',
    },
    {
      files: { 'packages/core/src/measures/a.ts': "import { b } from '../kinds.ts'\nexport const a = b\n" },
      reportedAt: 'packages/core/src/measures/a.ts',
    },
    {
      files: {
        'packages/server/src/measures/a.ts': "import { b } from '../router.ts'\nexport const a = b\n",
      },
      reportedAt: 'packages/server/src/measures/a.ts',
    },
    {
      // What stories share would be sent to every browser.
      files: { 'packages/web/src/app/a.ts': "import { b } from '../testing/b.ts'\nexport const a = b\n" },
      reportedAt: 'packages/web/src/app/a.ts',
    },
    {
      files: { 'packages/core/src/attic/a.ts': 'export const a = 1\n' },
      reportedAt: 'packages/core/src/attic',
    },
  ],
  allowed: {
    'packages/core/src/measures/a.ts': "import { b } from '../people/b.ts'\nexport const a = b\n",
    'packages/core/src/journal/a.ts': "import { b } from '../kinds.ts'\nexport const a = b\n",
    'packages/core/src/contract.ts': "import { a } from './measures/a.ts'\nexport const c = a\n",
    // A test may look at whatever it needs.
    'packages/core/src/people/a.test.ts': "import { a } from '../measures/a.ts'\nexport const b = a\n",
    'packages/server/src/router.ts': "import { a } from './world/a.ts'\nexport const b = a\n",
    'packages/server/src/world/b.ts': "import { b } from '../router.ts'\nexport const c = b\n",
    'packages/web/src/ui/a.ts': "import { api } from '../api.ts'\nexport const a = api\n",
    'packages/web/src/app/a.ts': "import { b } from '../measures/b.ts'\nexport const a = b\n",
    'packages/web/src/testing/a.tsx': "import { b } from '../app/b.ts'\nexport const a = b\n",
    'packages/web/src/ui/a.story.test.tsx': "import { b } from '../testing/b.ts'\nexport const a = b\n",
    'packages/web/src/people/a.ts': "import { b } from '@bihuan/core/measures/b.ts'\nexport const a = b\n",
  },
}

function backward({ modules }: SourceTree): Violation[] {
  return modules
    .filter(({ path }) => !/\.(test|testing)\.tsx?$/.test(path))
    .flatMap(({ path: from, imports }) =>
      imports.flatMap(({ path: to, specifier, line }) =>
        to !== null && isBackward(placeOf(from), placeOf(to))
          ? [{ at: `${from}:${line}`, message: `may not import ${specifier}, which is to its right` }]
          : [],
      ),
    )
}

type Place = { readonly floor: string; readonly name: string }

function isBackward(from: Place | null, to: Place | null): boolean {
  if (from === null || to === null || from.floor !== to.floor || from.name === to.name) return false
  const rooms = order[from.floor] ?? []
  const [left, right] = [rooms.indexOf(from.name), rooms.indexOf(to.name)]
  // What joins all rooms imports any of them, and only those that start the floor import it.
  if (left === -1) return false
  return right === -1 ? !starters.includes(from.name) : right > left
}

/** The room of a module, or its own name where it stands beside the rooms. */
function placeOf(path: string): Place | null {
  const [, floor, name] = /^packages\/([^/]+)\/src\/([^/]+)/.exec(path) ?? []
  return floor === undefined || name === undefined || order[floor] === undefined ? null : { floor, name }
}

/** Rooms without a place: they would be held to nothing. */
function strangers({ modules }: SourceTree): Violation[] {
  const rooms = modules.flatMap(({ path }) => /^packages\/[^/]+\/src\/[^/]+(?=\/)/.exec(path)?.[0] ?? [])
  return [...new Set(rooms)].flatMap((at) => {
    const place = placeOf(at)
    return place === null || order[place.floor]?.includes(place.name)
      ? []
      : [{ at, message: 'has no place in the order of rooms (tests/architecture/rules/room-order.ts)' }]
  })
}
