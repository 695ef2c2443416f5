/** So many claims are read where all are decided one after another, and where the first are shown. */
export const queueRows = { queue: { limit: 30 }, workbench: { limit: 20 } }
