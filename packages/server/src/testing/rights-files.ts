import { day } from '@bihuan/core/kernel/day.ts'
import { type FileId, id } from '@bihuan/core/kernel/id.ts'
import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import type { World } from './outside/outside-stage.ts'
import { readDraft } from './read-draft.ts'
import { anotherMeasure, formOf, submitted } from './test-rectification.ts'
import { commandId } from './test-stage.ts'

/** One file of each kind that records hold, with what it is called where it stands who reads it. */
export async function filesOfHouse(world: World): Promise<(readonly [string, FileId])[]> {
  const { stage } = world
  const [draft, committed] = [await draftOfFile(world, '台账'), await draftOfFile(world, '账目')]
  const coordinator = await stage.asNow('coordinator')
  await coordinator.intake.commit({
    commandId: commandId(),
    draftId: committed.id,
    version: committed.version,
    name: committed.name,
    isAgain: true,
  })
  return [
    ['evidence', await evidenceOf(world)],
    ['evidence that is to be sealed', world.seal.fileId],
    ['minutes of a meeting', await minutesOf(world)],
    ['document of a draft', ofRecord(draft)],
    ['source of a rectification', ofRecord(committed)],
    ['upload that nothing uses', await stage.upload('handler')],
  ]
}

async function evidenceOf({ stage, finding }: World): Promise<FileId> {
  const measure = await submitted(stage, await anotherMeasure(stage, finding))
  const [piece] = (await stage.as('coordinator').measures.get(formOf(measure))).evidence
  if (piece === undefined) throw new Error('there is no evidence')
  return id<'file'>(piece.fileId)
}

async function draftOfFile({ stage }: World, what: string): Promise<SavedDraft> {
  const text = `关于巡察整改情况的通报\n\n一、责任落实方面\n1.关于“${what}不清”问题的整改。\n整改措施：建立${what}。\n`
  const file = new File([text], `${what}.txt`)
  return readDraft(await stage.asNow('coordinator'), { commandId: commandId(), name: what, file })
}

function ofRecord({ fileId }: SavedDraft): FileId {
  if (fileId === null) throw new Error('the draft has no file')
  return id<'file'>(fileId)
}

async function minutesOf({ stage, finding }: World): Promise<FileId> {
  const fileId = await stage.upload('coordinator', '会议纪要.pdf')
  await stage.as('coordinator').meetings.record({
    commandId: commandId(),
    rectificationId: finding.rectificationId,
    kind: 'special',
    number: '第2次',
    heldOn: day('2026-03-02'),
    presentIds: [],
    presentNames: [],
    fileId,
    findingIds: [],
    resolutions: [],
  })
  return fileId
}
