import { lazyPart } from '../../ui/lazy-part.tsx'

// What opens over the ledger: the page is drawn without it, and fetches it as soon as its rows are there.

export const MeasureDrawer = lazyPart(() => import('../components/measure-drawer.tsx'), 'MeasureDrawer')
export const FindingDrawer = lazyPart(
  () => import('../../findings/components/finding-drawer.tsx'),
  'FindingDrawer',
)
export const BulkEvidenceDialog = lazyPart(
  () => import('../../told/components/bulk-evidence-dialog.tsx'),
  'BulkEvidenceDialog',
)
export const AddFindingDialog = lazyPart(
  () => import('../../rectifications/components/add-finding-dialog.tsx'),
  'AddFindingDialog',
)
export const CategoriesDialog = lazyPart(
  () => import('../../rectifications/components/categories-dialog.tsx'),
  'CategoriesDialog',
)
export const BulkAssignDialog = lazyPart(
  () => import('./components/bulk-assign-dialog.tsx'),
  'BulkAssignDialog',
)
export const CellEditor = lazyPart(() => import('./components/cell-editor.tsx'), 'CellEditor')
export const ListsDialog = lazyPart(() => import('./components/lists-dialog.tsx'), 'ListsDialog')
export const ColumnChoice = lazyPart(() => import('./components/column-choice.tsx'), 'ColumnChoice')
export const FilterSelects = lazyPart(() => import('./components/filter-selects.tsx'), 'FilterSelects')

export const MeetingButton = lazyPart(() => import('./components/meeting-button.tsx'), 'MeetingButton')

export const ledgerParts = [
  ColumnChoice,
  FilterSelects,
  MeasureDrawer,
  CellEditor,
  FindingDrawer,
  BulkAssignDialog,
  BulkEvidenceDialog,
  AddFindingDialog,
  CategoriesDialog,
  ListsDialog,
]
