import { AskedQuestion } from '../ui/asked-button.tsx'
import { lazyPart } from '../ui/lazy-part.tsx'

// What opens over the people: the page is drawn without it, and fetches it as soon as its rows are there.

export const AddOrganizationDialog = lazyPart(
  () => import('./components/add-organization-dialog.tsx'),
  'AddOrganizationDialog',
)
export const AddPersonDialog = lazyPart(() => import('./components/add-person-dialog.tsx'), 'AddPersonDialog')
export const AddListDialog = lazyPart(() => import('./components/add-list-dialog.tsx'), 'AddListDialog')

export const AppointDialog = lazyPart(() => import('./components/appoint-dialog.tsx'), 'AppointDialog')

export const OpenAccountDialog = lazyPart(
  () => import('./components/open-account-dialog.tsx'),
  'OpenAccountDialog',
)
export const RenameDialog = lazyPart(() => import('./components/rename-dialog.tsx'), 'RenameDialog')
export const MoveOrganizationDialog = lazyPart(
  () => import('./components/move-organization-dialog.tsx'),
  'MoveOrganizationDialog',
)
export const OrganizationFormDialog = lazyPart(
  () => import('./components/organization-form-dialog.tsx'),
  'OrganizationFormDialog',
)

export const CloseOrganizationDialog = lazyPart(
  () => import('./components/close-organization-dialog.tsx'),
  'CloseOrganizationDialog',
)

export const TeamPart = lazyPart(() => import('./components/team-part.tsx'), 'TeamPart')

export const HelpersDialog = lazyPart(() => import('./components/deputies-dialog.tsx'), 'HelpersDialog')

export const InitialPasswordDialog = lazyPart(
  () => import('./components/initial-password-dialog.tsx'),
  'InitialPasswordDialog',
)

export const peopleParts = [
  AskedQuestion,
  InitialPasswordDialog,
  AddOrganizationDialog,
  AddPersonDialog,
  AddListDialog,
  AppointDialog,
  OpenAccountDialog,
  RenameDialog,
  MoveOrganizationDialog,
  CloseOrganizationDialog,
  OrganizationFormDialog,
  HelpersDialog,
  TeamPart,
]
