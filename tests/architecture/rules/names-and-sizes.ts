import type { Rule } from '../rule.ts'

const emptyNames = /(^|[-.])(utils?|helpers?|misc|managers?|services?|common|stuff)([-.]|$)/
const plainName = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.tsx?$/
const mostLines = 400
/** What a program writes grows with the tables, and nobody reads it from top to bottom. */
const writtenByProgram: ReadonlySet<string> = new Set(['packages/server/src/kernel/schema.ts'])

/** A file called after a habit instead of a thing attracts everything that has no other place. */
export const filesAreNamedAfterWhatTheyHold: Rule = {
  name: 'files are named after what they hold, in kebab-case',
  check: ({ modules }) =>
    modules.flatMap(({ path }) => {
      const name = path.split('/').at(-1) ?? ''
      if (path.split('/').some((part) => emptyNames.test(part)))
        return [{ at: path, message: 'its name does not say what it holds' }]
      return plainName.test(name) ? [] : [{ at: path, message: 'its name is not kebab-case' }]
    }),
  planted: [
    'packages/core/src/utils.ts',
    'packages/core/src/date-helpers.ts',
    'packages/server/src/misc/a.ts',
    'packages/server/src/measures/measure-manager.ts',
    'packages/server/src/measures/measures.service.ts',
    'packages/web/src/measures/MeasureDrawer.tsx',
  ].map((path) => ({ files: { [path]: 'export const a = 1\n' }, reportedAt: path })),
  allowed: {
    'packages/core/src/measures/measure.decide.ts': 'export const a = 1\n',
    'packages/core/src/closure/closure-request.ts': 'export const a = 1\n',
    'packages/server/migrations/0001-first-records.ts': 'export const a = 1\n',
  },
}

/** Longer files were the first thing to go wrong in every house visited. */
export const filesStayShort: Rule = {
  name: `no file is longer than ${mostLines} lines`,
  check: ({ modules }) =>
    modules.flatMap(({ path, lines }) =>
      lines > mostLines && !writtenByProgram.has(path) ? [{ at: path, message: `has ${lines} lines` }] : [],
    ),
  planted: [
    {
      files: { 'packages/core/src/a.ts': 'export {}\n'.repeat(mostLines + 1) },
      reportedAt: 'packages/core/src/a.ts',
    },
  ],
  allowed: {
    'packages/core/src/a.ts': 'export {}\n'.repeat(mostLines),
    'packages/server/src/kernel/schema.ts': 'export {}\n'.repeat(mostLines + 1),
  },
}

/** Tests run in Node or in a browser by their names: one under another name would be run by nobody, and pass. */
export const storiesAreCalledSo: Rule = {
  name: 'a test that shows a component is called a story',
  check: ({ modules }) =>
    modules
      .filter(
        ({ path }) =>
          path.startsWith('packages/web/') && /(?<!\.story)\.test\.tsx$|\.story\.test\.ts$/.test(path),
      )
      .map(({ path }) => ({ at: path, message: 'is run by nobody: x.story.test.tsx or x.test.ts' })),
  planted: ['packages/web/src/ui/a.test.tsx', 'packages/web/src/ui/a.story.test.ts'].map((path) => ({
    files: { [path]: 'export const a = 1\n' },
    reportedAt: path,
  })),
  allowed: {
    'packages/web/src/ui/a.test.ts': 'export const a = 1\n',
    'packages/web/src/ui/a.story.test.tsx': 'export const a = 1\n',
  },
}
