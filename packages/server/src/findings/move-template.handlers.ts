import { findingKind } from '@bihuan/core/findings/finding.kind.ts'
import { regraded } from '@bihuan/core/findings/regraded.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { changesOf } from '@bihuan/core/kernel/kind.ts'
import { ok, refuse } from '@bihuan/core/kernel/result.ts'
import { bodiesHeld, roles } from '@bihuan/core/people/role.ts'
import { decideRectification } from '@bihuan/core/rectifications/rectification.decide.ts'
import { stagesUsed } from '@bihuan/core/rectifications/stages.ts'
import { effectOf } from '@bihuan/core/templates/effect.ts'
import { type Called, lackingIn, placesOf, type TakenPlace } from '@bihuan/core/templates/taken-places.ts'
import type { Template, TemplateRef } from '@bihuan/core/templates/template.ts'
import type { MoveEffect } from '@bihuan/core/templates/templates.contract.ts'
import { signedInApi } from '../kernel/api.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { found } from '../kernel/refused.ts'
import { recordsOf } from '../kernel/run-command.ts'
import { ask } from '../kernel/together.ts'
import { commandRectification, type FurtherStep } from '../rectifications/rectifications.commands.ts'
import { demandOn } from '../rectifications/rectifications.handlers.ts'
import { rectificationOf } from '../rectifications/rectifications.store.ts'
import { rectificationView } from '../rectifications/rectifications.view.ts'
import { whatRuns } from '../templates/effect.queries.ts'
import { shown } from '../templates/effect.view.ts'
import { sealedTemplate } from '../templates/sealed-template.ts'
import { readVersion, templateIn } from '../templates/templates.queries.ts'
import { gradedOtherwise } from './move-template.queries.ts'

const { rectifications } = signedInApi

/** Moving a rectification to another version: what that would do, and doing it. */
export const moveTemplateHandlers = {
  setTemplate: rectifications.setTemplate.handler(
    async ({ context, input: { template: wanted, reason, places = [], ...form } }) => {
      const placesFor = (kind: 'grade' | 'stage') => places.filter(({ of }) => of === kind)
      const version = await versionFor(context, wanted)
      const { stages: after, grades } = version.template
      const template = sealedTemplate(version)
      const now = templateIn(form.rectificationId)
      const card = await commandRectification(context, form, {
        right: 'rectification.amend',
        decide: (one, facts) => {
          const stages = { before: now.answer?.stages ?? [], after, places: placesFor('stage') }
          return decideRectification(one, { type: 'setTemplate', template, reason, stages }, facts)
        },
        further: [
          { asks: [now], subjects: async () => [], changes: () => ok([]) },
          gradesTaken(form.rectificationId, grades, placesFor('grade')),
        ],
      })
      return rectificationView(found(card), context.actor)
    },
  ),
  templateEffect: rectifications.templateEffect.handler(async ({ context, input }) => {
    const { rectificationId, templateId, templateVersion, places = [] } = input
    const card = await demandOn(context, 'rectification.amend', rectificationId)
    const { kysely } = context.database
    const { template: after } = await versionFor(context, { id: templateId, version: templateVersion })
    const before = found(await ask(kysely, templateIn(rectificationId)))
    const { template: now, course } = rectificationOf(card)
    const { dueSoonDays } = after.lights
    const rows = await ask(kysely, whatRuns({ rectificationId }, { today: todayIn(context), dueSoonDays }))
    const effect = shown(
      effectOf({
        before,
        after,
        saidBy: new Map([[now.version, before]]),
        rows,
        places: gradePlaces(places, after),
      }),
    )
    const graded = await ask(kysely, gradedOtherwise(rectificationId, codesOf(after.grades)))
    const stages = lackingIn(stagesUsed(course, before.stages), after.stages)
    return {
      effect,
      lacking: [
        ...counted(graded.map(({ grade }) => grade)),
        ...stages.map((stage) => ({ of: 'stage' as const, ...stage, findings: 0 })),
      ],
      offered: [...called('grade', after.grades), ...called('stage', after.stages)],
    }
  }),
}

/** Grades by what takes their place; what the other template has not either takes none. */
function gradePlaces(
  places: readonly (TakenPlace & { readonly of: 'grade' | 'stage' })[],
  { grades }: Template,
): ReadonlyMap<string, string> {
  const chosen = places.filter(({ of, to }) => of === 'grade' && codesOf(grades).includes(to))
  return new Map(chosen.map(({ from, to }) => [from, to]))
}

async function versionFor({ database, actor }: SignedInContext, wanted: TemplateRef) {
  return found(await readVersion(database.kysely, wanted, bodiesHeld(actor, roles)))
}

/** Grades the findings anew whose grade the other template lacks. */
function gradesTaken(
  rectificationId: RectificationId,
  grades: Template['grades'],
  places: readonly TakenPlace[],
): FurtherStep {
  const graded = gradedOtherwise(rectificationId, codesOf(grades))
  return {
    subjects: async (db) => {
      const before = await ask(db, gradedOtherwise(rectificationId, codesOf(grades)))
      return [
        recordsOf(
          findingKind,
          before.map(({ id }) => id),
        ),
      ]
    },
    asks: [graded],
    changes: (loaded) => {
      const taken = placesOf(
        lackingIn(
          graded.answer.map(({ grade }) => grade),
          grades,
        ),
        places,
        grades,
      )
      if (!taken.ok) return taken
      // Graded while the records were locked: whoever moves it has not seen that.
      if (graded.answer.some(({ id }) => !loaded.of(findingKind).has(id)))
        return refuse({ code: 'VERSION_CONFLICT' })
      const changes = [...loaded.of(findingKind).values()].map((finding) =>
        changesOf(findingKind, finding.id, ok(regraded(finding, taken.value))),
      )
      return ok(changes.flatMap((one) => (one.ok ? one.value : [])))
    },
  }
}

function counted(grades: readonly Called[]): MoveEffect['lacking'] {
  return [...Map.groupBy(grades, ({ code }) => code).values()].flatMap((some) => {
    const [first] = some
    return first === undefined ? [] : [{ of: 'grade' as const, ...first, findings: some.length }]
  })
}

function called(of: 'grade' | 'stage', rows: readonly Called[]): MoveEffect['offered'] {
  return rows.map(({ code, name }) => ({ of, code, name }))
}

function codesOf(grades: Template['grades']): readonly string[] {
  return grades.map(({ code }) => code)
}
