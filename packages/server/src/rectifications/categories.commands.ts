import type { Change } from '@bihuan/core/kernel/entry.ts'
import { type CategoryId, id } from '@bihuan/core/kernel/id.ts'
import { changeOf } from '@bihuan/core/kernel/kind.ts'
import { placedAt } from '@bihuan/core/kernel/places.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import type { CategoriesView } from '@bihuan/core/rectifications/categories.contract.ts'
import { categoryKind } from '@bihuan/core/rectifications/category.kind.ts'
import { rectificationKind } from '@bihuan/core/rectifications/rectification.kind.ts'
import { rightInWhole } from './whole-right.ts'
import { commandBelow, type FormBelow } from '../kernel/command-below.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { type Loaded, recordsOf } from '../kernel/run-command.ts'
import { ask } from '../kernel/together.ts'
import { categoriesOf } from './categories.queries.ts'

type CategoryForm = FormBelow & { readonly categoryId: CategoryId; readonly version: number }
type Known = CategoriesView[number]
type Decision = Result<readonly Change[], Refusal>

/** Adds a category behind the others. It takes the id of the command. */
export function addCategory(
  context: SignedInContext,
  form: FormBelow & { readonly name: string },
): Promise<CategoriesView> {
  const { rectificationId, commandId, name } = form
  const categoryId = id<'category'>(commandId)
  return command(context, { ...form, changed: null }, (known) => {
    if (known.some((one) => one.name === name)) return refuse({ code: 'CATEGORY_NAME_TAKEN' })
    const ordinal = Math.max(0, ...known.map((one) => one.ordinal)) + 1
    const event = { type: 'category.added', rectificationId, categoryId, ordinal, name } as const
    return ok([changeOf(categoryKind, categoryId, event)])
  })
}

/** Calls a category otherwise. */
export function renameCategory(
  context: SignedInContext,
  form: CategoryForm & { readonly name: string },
): Promise<CategoriesView> {
  const { categoryId, name } = form
  return command(context, { ...form, changed: form }, (known, loaded) => {
    if (known.some((one) => one.name === name && one.id !== categoryId)) {
      return refuse({ code: 'CATEGORY_NAME_TAKEN' })
    }
    const isSame = loaded.one(categoryKind, categoryId).name === name
    return ok(isSame ? [] : [changeOf(categoryKind, categoryId, { type: 'category.renamed', name })])
  })
}

/** Puts a category at another place; those behind it move on. */
export function moveCategory(
  context: SignedInContext,
  form: CategoryForm & { readonly at: number },
): Promise<CategoriesView> {
  return command(context, { ...form, changed: form }, (known, loaded) => {
    const others = known.filter((one) => one.id !== form.categoryId)
    const placed = placedAt(others, loaded.one(categoryKind, form.categoryId), form.at)
    return ok(
      placed.map((one) => changeOf(categoryKind, one.id, { type: 'category.moved', ordinal: one.ordinal })),
    )
  })
}

/** Under the lock of the rectification, so that categories come and go one after the other. */
async function command(
  context: SignedInContext,
  form: FormBelow & { readonly changed: Pick<CategoryForm, 'categoryId' | 'version'> | null },
  decide: (known: readonly Known[], loaded: Loaded) => Decision,
): Promise<CategoriesView> {
  const { rectificationId, changed } = form
  const known = categoriesOf(rectificationId)
  const after = categoriesOf(rectificationId)
  await commandBelow(context, form, {
    subjects: async (db) => [
      recordsOf(rectificationKind, [rectificationId]),
      ...(changed === null
        ? []
        : [
            recordsOf(categoryKind, [
              changed.categoryId,
              ...(await ask(db, categoriesOf(rectificationId))).map((one) => one.id),
            ]),
          ]),
    ],
    seen:
      changed === null
        ? []
        : [{ kind: categoryKind, subjectId: changed.categoryId, version: changed.version }],
    asks: [known],
    asksAfter: [after],
    checkRight: (_, actor) => rightInWhole(actor, 'rectification.categories'),
    decide: (loaded) => {
      const isWhole = changed === null || known.answer.every((one) => loaded.of(categoryKind).has(one.id))
      return isWhole ? decide(known.answer, loaded) : refuse({ code: 'VERSION_CONFLICT' })
    },
  })
  return [...after.answer]
}
