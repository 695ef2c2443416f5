import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { dayAhead, type Theatre } from './theatre.ts'

/** A notice is drafted, edited, checked, returned, approved, published and given; its correction is dropped. */
export async function liveOfEditions(theatre: Theatre, rectificationId: RectificationId): Promise<void> {
  const { commandId } = theatre
  const { editions } = theatre.as('coordinator')
  const begin = (correctsId: Awaited<ReturnType<typeof editions.draft>>['id'] | null) =>
    editions.draft({
      commandId: commandId(),
      rectificationId,
      document: 'notice',
      options: { addressee: '区委巡察办' },
      correctsId,
    })
  const drafted = await begin(null)
  const on = ({ version }: { readonly version: number }) => ({
    commandId: commandId(),
    rectificationId,
    editionId: drafted.id,
    version,
  })
  const options = { addressee: '区委巡察办', attachments: '整改台账' }
  const chosen = await editions.choose({ ...on(drafted), options })
  const { content } = await editions.get({ rectificationId, editionId: drafted.id })
  const block = content.names.find((name) => name !== null) ?? ''
  const instead = content.texts[content.names.indexOf(block)] ?? ''
  const worded = await editions.word({
    ...on(chosen),
    texts: [{ block, instead, text: `${instead}走访群众12人次。` }],
  })
  const sourced = await editions.source({ ...on(worded), said: '12人次', source: '走访记录' })
  const checked = await editions.check(on(sourced))
  const inspector = theatre.as('inspector').editions
  const returned = await inspector.return({ ...on(checked), reason: '补一句民生项目' })
  const again = await editions.check(on(returned))
  const approved = await inspector.approve(on(again))
  const published = await editions.publish(on(approved))
  const given = { to: '区委巡察办', on: dayAhead(theatre, 0), how: '机要交换' }
  await editions.give({ ...on(published), ...given })
  const correction = await begin(drafted.id)
  await editions.drop({ ...on(correction), editionId: correction.id, reason: '无须更正' })
}
