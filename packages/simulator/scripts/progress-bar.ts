import { mix } from './colour.ts'

/** A thin bar along the lower edge that fills until the end, with a notch at every second. */
export function drawProgress(
  pixels: Uint8Array,
  {
    width,
    height,
    progress,
    totalSeconds,
  }: { width: number; height: number; progress: number; totalSeconds: number },
): void {
  const margin = Math.round(height * 0.04)
  const thickness = Math.max(3, Math.round(height * 0.009))
  const length = width - 2 * margin
  for (let row = height - margin; row < height - margin + thickness; row++) {
    for (let step = 0; step < length; step++) {
      const isNotch = ((step / length) * totalSeconds) % 1 < totalSeconds / length && step > 0
      const cover = isNotch ? 0.05 : step / length <= progress ? 0.95 : 0.3
      const index = (row * width + margin + step) * 3
      for (let part = 0; part < 3; part++) pixels[index + part] = mix(pixels[index + part]!, 255, cover)
    }
  }
}
