import type { Rule } from '../rule.ts'

/**
 * Operations that answer with all there is, and the only places that may ask for them, with why. Whoever chooses somebody asks for thin
 * pages instead (`usePeopleToChoose`), which do not grow with the house.
 */
const whole = {
  'persons.list': {
    // A list that is read in is laid beside everybody, so that nobody is added twice.
    places: ['packages/web/src/people/pages/people-page.tsx'],
    instead: 'usePeopleToChoose, useNamedPeople or persons.page',
  },
  'rectifications.ledger': {
    places: [
      // The ledger itself, page by page.
      'packages/web/src/measures/measures.api.ts',
      'packages/web/src/measures/measures.routes.tsx',
      // Written into what is on the screen already.
      'packages/web/src/commands/item-changed.ts',
      // One finding alone.
      'packages/web/src/commands/items-of-record.ts',
      // Files name their measures by numbers, of which any may be meant.
      'packages/web/src/told/components/bulk-evidence-dialog.tsx',
    ],
    instead: 'useItemsToChoose or useNamedItems',
  },
} as const

const asks = /\b(?:orpc|api)\.(persons\.list|rectifications\.ledger)\b/g

/** A page that takes a whole list is quick in a sample and slow in an authority. */
export const noWholeLists: Rule = {
  name: 'no page takes a whole list where a page of it is enough',
  check: ({ files }) =>
    files
      .filter(({ path }) => /^packages\/web\/src\/(?!testing\/)(?!.*\.test\.).*\.tsx?$/.test(path))
      .flatMap(({ path, text }) =>
        [...text.matchAll(asks)].flatMap(([, name]) => {
          const { places, instead } = whole[name === 'persons.list' ? name : 'rectifications.ledger']
          const isKnown = places.some((place) => place === path)
          return isKnown ? [] : [{ at: path, message: `takes all of ${name}: ${instead}` }]
        }),
      ),
  planted: [
    plant('useQuery(orpc.persons.list.queryOptions())'),
    plant('api.persons.list()'),
    plant('useQuery(orpc.rectifications.ledger.queryOptions({ input }))'),
  ],
  allowed: {
    'packages/web/src/people/pages/people-page.tsx':
      'export const x = () => useQuery(orpc.persons.list.queryOptions())\n',
    'packages/web/src/measures/chooser.tsx':
      'export const x = () => useQuery(orpc.persons.choices.queryOptions({ input }))\n',
  },
}

function plant(asked: string): { files: Record<string, string>; reportedAt: string } {
  const path = 'packages/web/src/measures/new-chooser.tsx'
  return { files: { [path]: `export const x = () => ${asked}\n` }, reportedAt: path }
}
