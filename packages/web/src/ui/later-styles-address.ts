/** Where antd's styles of what opens over a page lie; the build says so. In development antd makes its styles itself. */
export const laterStylesAddress: string | null = null
