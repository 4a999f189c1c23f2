/** The outline of a picture of this shape, `16:9`. Nothing for what is not a ratio. */
export function AspectRatioIcon({ ratio }: { ratio: string }) {
  const [width = 0, height = 0] = ratio.split(':').map(Number)
  if (!(width > 0 && height > 0)) return null
  const scale = 13 / Math.max(width, height)
  const [across, down] = [width * scale, height * scale]
  return (
    <svg data-kling="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <rect x={8 - across / 2} y={8 - down / 2} width={across} height={down} rx={1.5} />
    </svg>
  )
}
