import type { EditionContent, EditionView } from '@bihuan/core/documents/editions.contract.ts'
import type { CommandId } from '@bihuan/core/kernel/id.ts'
import { anAssignedMeasure } from './test-rectification.ts'
import { commandId, type TestStage } from './test-stage.ts'

type Editions = ReturnType<TestStage['as']>['editions']
type EditionDesk = {
  readonly editions: Editions
  readonly inspector: Editions
  readonly contentOf: (edition: EditionView) => Promise<EditionContent>
  /** One of a new rectification, or that corrects another of one. */
  readonly aDraft: (
    correctsId?: EditionView['id'] | null,
    rectificationId?: EditionView['rectificationId'],
  ) => Promise<EditionView>
  /** The form of a step on an edition as it stands. */
  readonly on: (edition: EditionView) => Pick<EditionView, 'rectificationId' | 'version'> & {
    readonly commandId: CommandId
    readonly editionId: EditionView['id']
  }
  /** The paragraph that says how many measures there are. */
  readonly counting: (edition: EditionView) => Promise<{ readonly block: string; readonly instead: string }>
}

/** How a coordinator and an inspector work on editions of a notice. */
export function editionDesk(stage: TestStage): EditionDesk {
  const { editions } = stage.as('coordinator')
  const contentOf: EditionDesk['contentOf'] = ({ id: editionId, rectificationId }) =>
    editions.get({ rectificationId, editionId }).then(({ content }) => content)
  return {
    editions,
    inspector: stage.as('inspector').editions,
    contentOf,
    aDraft: async (correctsId = null, rectificationId) => {
      const within = rectificationId ?? (await anAssignedMeasure(stage)).finding.rectificationId
      const wish = {
        rectificationId: within,
        document: 'notice',
        options: { addressee: '区委巡察办' },
      } as const
      return editions.draft({ commandId: commandId(), ...wish, correctsId })
    },
    on: ({ id: editionId, rectificationId, version }) => ({
      commandId: commandId(),
      rectificationId,
      editionId,
      version,
    }),
    counting: async (edition) => {
      const content = await contentOf(edition)
      const at = content.texts.findIndex((text) => text?.includes('条整改措施。') ?? false)
      const [block, instead] = [content.names[at] ?? '', content.texts[at] ?? '']
      return { block, instead }
    },
  }
}
