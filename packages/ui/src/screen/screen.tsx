import type { ComponentPropsWithoutRef, CSSProperties } from 'react'

export interface ScreenProps extends ComponentPropsWithoutRef<'div'> {
  /** Width over height, 16 to 9 by default. */
  ratio?: number
}

/** The dark frame in which a video is awaited and then seen. Keeps its room from the first moment, so that nothing jumps. */
export function Screen({ ratio, style, ...rest }: ScreenProps) {
  return (
    <div
      {...rest}
      data-kling="screen"
      style={ratio ? ({ ...style, '--kling-ratio': ratio } as CSSProperties) : style}
    />
  )
}
