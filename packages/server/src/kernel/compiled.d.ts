/** Where the compiled program lies in the data folder. */
export const compiledName: string

/**
 * Keeps the program as it was compiled, so that the next start compiles nothing, nor do the processes that this one starts.
 *
 * It lies in the data folder, which nobody else can write to: whoever could write there would decide what is run. A folder
 * that has not been in use is left as it is.
 */
export function keepCompiled(environment: NodeJS.ProcessEnv): void
