import type { Rule, Violation } from '../rule.ts'
import type { SourceTree } from '../source-tree.ts'

/** Rooms that one floor has alone, and why. A room that is nowhere any more has to leave this list. */
const ownRooms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  core: {
    journal:
      'entry, hash, verification and replay are rules; the server keeps its journal in the kernel, as it is outbox too',
  },
  server: {
    main: 'the only wiring: programs, not domain',
    testing: 'what the tests of this floor share',
    workbench: 'what waits for the signed-in person: a view over rooms',
    world: 'the invented organization: shipped as sample, so it lives in the product (decision 0006)',
  },
  web: {
    session: 'who is signed in and what they may: known to every room, and knows none',
    app: 'router and shell: joins the pages of every room',
    ui: 'parts that know no domain',
    workbench: 'what waits for the signed-in person: a view over rooms',
    setup: 'the first run',
    commands: 'how a form sends its command, and what stands there when it was refused',
    testing: 'what the stories of components share',
  },
}

/** Who knows one floor knows all: measures are in `measures/` everywhere. */
export const sameRoomsOnEveryFloor: Rule = {
  name: 'every floor uses the room names of core',
  check: (tree) => checkRooms(tree, ownRooms),
  planted: [
    {
      files: { 'packages/core/src/measures/a.ts': '', 'packages/server/src/actions/a.ts': '' },
      reportedAt: 'packages/server/src/actions',
    },
    {
      files: { 'packages/core/src/measures/a.ts': '', 'packages/web/src/tasks/a.tsx': '' },
      reportedAt: 'packages/web/src/tasks',
    },
  ],
  allowed: {
    'packages/core/src/kernel/a.ts': '',
    'packages/core/src/measures/a.ts': '',
    'packages/server/src/kernel/a.ts': '',
    'packages/server/src/measures/a.ts': '',
    'packages/server/src/main/a.ts': '',
    'packages/web/src/measures/a.ts': '',
  },
}

/** An exception that nothing needs any more would let a wrong room in unseen. */
export const roomExceptionsAreInUse: Rule = {
  name: 'every exception in the list of rooms is in use',
  check: (tree) =>
    Object.entries(ownRooms).flatMap(([floor, rooms]) =>
      roomsOf(tree, floor).size === 0
        ? []
        : Object.keys(rooms)
            .filter((room) => !roomsOf(tree, floor).has(room))
            .map((room) => ({
              at: `packages/${floor}/src/${room}`,
              message: 'is listed as a room of this floor and does not exist',
            })),
    ),
  planted: [
    {
      files: Object.fromEntries(
        [
          'core/src/journal',
          ...Object.keys(ownRooms['server'] ?? {})
            .filter((room) => room !== 'main')
            .map((room) => `server/src/${room}`),
        ].map((room) => [`packages/${room}/a.ts`, '']),
      ),
      reportedAt: 'packages/server/src/main',
    },
  ],
  allowed: Object.fromEntries(
    Object.entries(ownRooms).flatMap(([floor, rooms]) =>
      Object.keys(rooms).map((room) => [`packages/${floor}/src/${room}/a.ts`, '']),
    ),
  ),
}

function checkRooms(tree: SourceTree, exceptions: typeof ownRooms): Violation[] {
  const core = roomsOf(tree, 'core')
  return ['server', 'web', 'cli'].flatMap((floor) =>
    [...roomsOf(tree, floor)]
      .filter((room) => !core.has(room) && exceptions[floor]?.[room] === undefined)
      .map((room) => ({
        at: `packages/${floor}/src/${room}`,
        message:
          'is no room of core and has no line in the list of exceptions (tests/architecture/rules/rooms.ts)',
      })),
  )
}

function roomsOf(tree: SourceTree, floor: string): Set<string> {
  const pattern = new RegExp(`^packages/${floor}/src/([^/]+)/`)
  return new Set(tree.modules.flatMap(({ path }) => pattern.exec(path)?.[1] ?? []))
}
