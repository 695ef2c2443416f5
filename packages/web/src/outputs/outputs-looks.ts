import type { CSSProperties } from 'react'

/** Here and not in a sheet: all sheets are one, which every first page is sent. */
export const drawerLooks = {
  list: { listStyle: 'none', margin: '12px 0 0', padding: 0 },
  row: {
    display: 'grid',
    gap: 4,
    padding: '12px 0',
    borderBlockStart: '1px solid var(--ant-color-border-secondary)',
  },
  name: { overflowWrap: 'anywhere' },
  acts: { display: 'flex', flexWrap: 'wrap', gap: 8 },
  progress: { display: 'grid' },
} as const satisfies Readonly<Record<string, CSSProperties>>
