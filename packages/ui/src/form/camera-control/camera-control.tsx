'use client'
import type { FieldProps } from '../field-frame/field-frame.tsx'
import { lazyPart } from '../lazy-part/lazy-part.tsx'
import type { CameraMove } from './camera-move.ts'

export interface CameraControlProps extends Omit<FieldProps, 'label'> {
  label?: string
  value: CameraMove
  onChange(value: CameraMove): void
  onBlur?(): void
}

/** A ready camera move, or one axis with an amount. Gives only combinations that the API takes. Loaded when it is first shown. */
export const CameraControl = lazyPart<CameraControlProps>(async () => {
  return (await import('./camera-editor.tsx')).CameraEditor
})
