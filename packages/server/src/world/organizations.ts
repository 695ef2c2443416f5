/** The root of the invented organization. City, zone and people do not exist. */
export const worldRoot = { key: 'zone', name: '澜州云汀经济开发区' } as const

/** Departments and bodies under the root, in the order in which lists show them. */
export const worldOrganizations = [
  { key: 'office', name: '党政办公室' },
  { key: 'staff', name: '组织人事局' },
  { key: 'economy', name: '经济发展局' },
  { key: 'investment', name: '投资促进局' },
  { key: 'finance', name: '财政局' },
  { key: 'building', name: '规划建设局' },
  { key: 'safety', name: '安全环保局' },
  { key: 'social', name: '社会事业局' },
  { key: 'enforcement', name: '综合执法局' },
  { key: 'taskForce', name: '巡察整改工作专班' },
  { key: 'discipline', name: '纪检监察工委' },
] as const

/** A body of the world. */
export type WorldOrganizationKey = typeof worldRoot.key | (typeof worldOrganizations)[number]['key']
