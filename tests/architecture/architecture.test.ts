import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readPlanted } from './planted.ts'
import type { Rule } from './rule.ts'
import { formsAreKept } from './rules/forms-are-kept.ts'
import { textsAreUsed } from './rules/texts-are-used.ts'
import { refusalsAreReached } from './rules/refusals-are-reached.ts'
import { refusalsBesideFields } from './rules/refusals-beside-fields.ts'
import { noWholeLists } from './rules/whole-lists.ts'
import { withdrawingAsks } from './rules/withdrawing-asks.ts'
import { coreIsPure } from './rules/core-is-pure.ts'
import { kernelKnowsNoRoom, shellsImportOnlyCore, webKnowsNoDatabase } from './rules/directions.ts'
import {
  everyImportLeadsSomewhere,
  noBarrels,
  noCycles,
  noDefaultExports,
} from './rules/modules-are-plain.ts'
import {
  filesAreNamedAfterWhatTheyHold,
  filesStayShort,
  storiesAreCalledSo,
} from './rules/names-and-sizes.ts'
import { nothingFromOutside } from './rules/nothing-from-outside.ts'
import { nothingIsCut } from './rules/nothing-is-cut.ts'
import { oldestBrowser } from './rules/oldest-browser.ts'
import { placesStayOut } from './rules/places-stay-out.ts'
import { oneWordForOneThing } from './rules/retired-words.ts'
import { roomsPointOneWay } from './rules/room-order.ts'
import { roomExceptionsAreInUse, sameRoomsOnEveryFloor } from './rules/rooms.ts'
import { formsSayWhatIsMissing } from './rules/forms-say-what-is-missing.ts'
import { selectsAreLabelled } from './rules/selects-are-labelled.ts'
import { sqlHasItsPlace } from './rules/sql-has-its-place.ts'
import { databaseIsTyped, sqlNamesAreTyped } from './rules/sql-is-typed.ts'
import { templatesAreData } from './rules/templates-are-data.ts'
import { testsWait } from './rules/tests-wait.ts'
import { tablesUseTheGlossary } from './rules/words.ts'
import { readTree } from './source-tree.ts'

const rules: readonly Rule[] = [
  coreIsPure,
  formsAreKept,
  withdrawingAsks,
  noWholeLists,
  formsSayWhatIsMissing,
  selectsAreLabelled,
  textsAreUsed,
  refusalsAreReached,
  refusalsBesideFields,
  shellsImportOnlyCore,
  webKnowsNoDatabase,
  kernelKnowsNoRoom,
  roomsPointOneWay,
  sqlHasItsPlace,
  databaseIsTyped,
  sqlNamesAreTyped,
  noBarrels,
  noCycles,
  noDefaultExports,
  everyImportLeadsSomewhere,
  sameRoomsOnEveryFloor,
  roomExceptionsAreInUse,
  filesAreNamedAfterWhatTheyHold,
  filesStayShort,
  storiesAreCalledSo,
  nothingFromOutside,
  nothingIsCut,
  oldestBrowser,
  placesStayOut,
  tablesUseTheGlossary,
  templatesAreData,
  testsWait,
  oneWordForOneThing,
]

const house = readTree(fileURLToPath(new URL('../..', import.meta.url)))

describe('the rules see the house', () => {
  // A checker that finds no files finds no faults: one that we tried did just that and called it success.
  test.each([
    ['packages/core/src/', 40],
    ['packages/server/src/', 60],
    ['packages/web/src/', 40],
    ['packages/readers/src/', 8],
    ['packages/cli/src/', 2],
    ['packages/server/migrations/', 2],
  ])('in %s at least %i modules', (folder, least) => {
    expect(house.modules.filter(({ path }) => path.startsWith(folder)).length).toBeGreaterThanOrEqual(least)
  })

  test('and what was built for the browser', () => {
    expect(house.built.map(({ path }) => path.split('.').at(-1))).toEqual(
      expect.arrayContaining(['html', 'js', 'css']),
    )
  })
})

describe.each(rules)('$name', (rule) => {
  test('in this house', () => {
    expect(rule.check(house)).toEqual([])
  })

  test.each(rule.planted)('a planted violation is reported ($#)', ({ files, reportedAt }) => {
    const places = rule.check(readPlanted(files)).map(({ at }) => at.replace(/:\d+$/, ''))
    expect(places).toContain(reportedAt)
  })

  test('what comes close is allowed', () => {
    expect(rule.check(readPlanted(rule.allowed))).toEqual([])
  })
})
