/** How many checks held and how many did not. */
export interface Total {
  passed: number
  failed: number
}

export const sumOf = (totals: readonly Total[]): Total => ({
  passed: totals.reduce((sum, { passed }) => sum + passed, 0),
  failed: totals.reduce((sum, { failed }) => sum + failed, 0),
})

/** Prints the last line of a command of checks, and makes it the exit code. No check at all is a fault. */
export function finish({ passed, failed }: Total): void {
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1
}
