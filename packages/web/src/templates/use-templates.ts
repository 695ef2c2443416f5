import type { TemplateId } from '@bihuan/core/kernel/id.ts'
import type { ListedTemplate } from '@bihuan/core/templates/templates.contract.ts'
import { useQuery } from '@tanstack/react-query'
import { orpc } from '../api.ts'

/** The templates to choose from, and which is meant while nobody has chosen. */
export type Templates = {
  readonly list: readonly ListedTemplate[]
  readonly isPending: boolean
  readonly proposed: ListedTemplate | undefined
  /** What a form sends for what stands in it; nothing before the templates are there. */
  readonly chosen: (id: string) => { readonly templateId?: TemplateId }
}

/** The templates that there are; proposed is the one for a kind of document, else the first. */
export function useTemplates(documentKind?: string): Templates {
  const query = useQuery(orpc.templates.list.queryOptions())
  const list = query.data ?? []
  const ofKind = list.find(({ documents }) => documentKind !== undefined && documents.includes(documentKind))
  const proposed = ofKind ?? list[0]
  return {
    list,
    isPending: query.isPending,
    proposed,
    chosen: (id) => {
      const meant = list.find((one) => one.id === id) ?? proposed
      return meant === undefined ? {} : { templateId: meant.id }
    },
  }
}
