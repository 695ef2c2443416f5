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

type Choose = (offered: readonly ListedTemplate[]) => ListedTemplate | undefined

/** The templates that there are; proposed is the one that is chosen of those in use, else the first. */
export function useTemplates(choose?: Choose): Templates {
  const query = useQuery(orpc.templates.list.queryOptions())
  const list = query.data ?? []
  const offered = list.filter(({ isRetired }) => !isRetired)
  const proposed = choose?.(offered) ?? offered[0]
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
