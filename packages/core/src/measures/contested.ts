import type { MeasureStatus } from './labels.ts'

/**
 * Whether what was reported last of a measure is in dispute: its claim was returned, or it was reopened after it was closed, and nothing was
 * reported since. Until then no paper tells those words and figures as what was done.
 */
export function isContested<One extends { readonly status: MeasureStatus }>(
  measure: One,
): measure is One & { readonly status: 'returned' | 'reopened' } {
  return measure.status === 'returned' || measure.status === 'reopened'
}

/** What a paper says of how far such a measure is. */
export const contestedWords = {
  returned: '销号申请已退回，所报情况正在核实补正',
  reopened: '已重新整改，此前所报情况正在重新核实',
} as const
