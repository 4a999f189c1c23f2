/** Whole seconds in the same proportions that add up to `total`, at least 1 each. The same list when it cannot be done. */
export function fitSeconds(seconds: readonly number[], total: number): number[] {
  if (seconds.length === 0 || total < seconds.length) return [...seconds]
  const sum = seconds.reduce((all, each) => all + each, 0) || 1
  const exact = seconds.map((each) => (each / sum) * total)
  const fitted = exact.map((each) => Math.max(1, Math.floor(each)))
  const missing = (index: number) => (exact[index] ?? 0) - (fitted[index] ?? 0)
  const pick = (isBetter: (candidate: number, best: number) => boolean, from: number[]) =>
    from.reduce((best, index) => (isBetter(missing(index), missing(best)) ? index : best))
  for (let left = total - fitted.reduce((all, each) => all + each, 0); left !== 0; left -= Math.sign(left)) {
    const all = [...fitted.keys()]
    const index =
      left > 0
        ? pick((candidate, best) => candidate > best, all)
        : pick(
            (candidate, best) => candidate < best,
            all.filter((each) => (fitted[each] ?? 0) > 1),
          )
    fitted[index] = (fitted[index] ?? 0) + Math.sign(left)
  }
  return fitted
}

/** The same share for each, longer ones first. */
export function evenSeconds(count: number, total: number): number[] {
  return Array.from(
    { length: count },
    (_, index) => Math.floor(total / count) + (index < total % count ? 1 : 0),
  )
}
