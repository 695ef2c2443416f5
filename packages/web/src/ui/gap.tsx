import type { ReactNode } from 'react'

/** The place of rows that are not drawn. */
export function Gap({
  height,
  as: Tag = 'div',
}: {
  readonly height: number
  readonly as?: 'div' | 'li'
}): ReactNode {
  return height > 0 && <Tag aria-hidden style={{ height, padding: 0 }} />
}
