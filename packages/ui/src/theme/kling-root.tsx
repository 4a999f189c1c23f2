'use client'
import { type ComponentPropsWithoutRef, createContext, useContext, useEffect, useRef } from 'react'
import { warnWithoutStyles } from './warn-without-styles.ts'

export type Appearance = 'light' | 'dark' | 'system'

const InsideRoot = createContext(false)

export interface KlingRootProps extends ComponentPropsWithoutRef<'div'> {
  /** `system` is what the person chose for the device. Without it, the page's own `color-scheme` holds. */
  appearance?: Appearance
}

/** The outermost element of a part: text and appearance where the part stands alone, nothing where it stands inside another. */
export function KlingRoot({ appearance, ...rest }: KlingRootProps) {
  const isInside = useContext(InsideRoot)
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isInside && element.current) warnWithoutStyles(element.current)
  }, [isInside])
  if (isInside) return <div {...rest} />
  return (
    <InsideRoot.Provider value={true}>
      <div {...rest} ref={element} data-kling-root="" data-appearance={appearance} />
    </InsideRoot.Provider>
  )
}
