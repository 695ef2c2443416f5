import { figuresIn } from '@bihuan/core/documents/document.ts'
import type { Paged } from '@bihuan/core/documents/paged.schema.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import type { DrawnPage } from '@bihuan/writers/pdf/drawn-pages.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { ask } from '../kernel/together.ts'
import type { DrawnPart } from './paged.ts'
import { readableElsewhere } from './readable.queries.ts'
import { elsewhereIn, withReadable } from './readable.ts'

/** Pages with what of the records behind their figures the reader may open. */
export async function pagedFor(
  context: SignedInContext,
  of: RectificationId,
  { model, pages, ...drawn }: DrawnPart,
): Promise<Paged> {
  const elsewhere = elsewhereIn(model)
  const readable =
    elsewhere.length === 0
      ? new Set<string>()
      : await ask(context.database.kysely, readableElsewhere(elsewhere, readScope(context.actor)))
  const figures = figuresIn(withReadable(model, { of, readable, actor: context.actor }).blocks)
  return {
    ...drawn,
    sizes: [...drawn.sizes],
    pages: pages.map((page) => ({ svg: page.svg, figures: placesOf(page, figures) })),
  }
}

function placesOf(
  { figures: places }: DrawnPage,
  figures: ReturnType<typeof figuresIn>,
): Paged['pages'][number]['figures'] {
  return [...Map.groupBy(places, ({ figure }) => figure)].flatMap(([number, those]) => {
    const figure = figures[number]
    return figure === undefined ? [] : [{ figure, at: those.map(({ at }) => at) }]
  })
}
