/** A belief about a stretch of time: log-normal, by its mean and its coefficient of variation. */
export interface Belief {
  meanSeconds: number
  spread: number
}

interface LogNormal {
  median: number
  sigma: number
}

export function logNormal({ meanSeconds, spread }: Belief): LogNormal {
  // Nobody knows an end to the second: without a spread there is no poll before it, and none but polls after it.
  const variance = Math.log1p(Math.max(0.05, spread) ** 2)
  return { median: Math.max(1, meanSeconds) * Math.exp(-variance / 2), sigma: Math.sqrt(variance) }
}

/** How likely it is, per second, that what has not ended after `seconds` ends now. */
export function hazard({ median, sigma }: LogNormal, seconds: number): number {
  return normalHazard(Math.log(seconds / median) / sigma) / (seconds * sigma)
}

// Abramowitz and Stegun 26.2.17: the normal tail is the density times this polynomial.
function normalHazard(z: number): number {
  const x = 1 / (1 + 0.2316419 * Math.abs(z))
  const tail =
    x * (0.31938153 + x * (-0.356563782 + x * (1.781477937 + x * (-1.821255978 + x * 1.330274429))))
  if (z > 0) return 1 / tail
  const density = Math.exp((-z * z) / 2) * 0.3989423
  return density / (1 - density * tail)
}

/** How far beyond `from` the area under `rate` reaches `area`, looked for in steps; `longest` when it does not before. */
export function reach(
  rate: (at: number) => number,
  from: number,
  area: number,
  longest: number,
  steps: number,
): number {
  const step = longest / steps
  for (let [gone, left] = [0, area]; gone < longest; gone += step) {
    const part = rate(from + gone + step / 2) * step
    if (part >= left) return gone + (step * left) / part
    left -= part
  }
  return longest
}
