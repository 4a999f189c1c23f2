import { type CameraAxis, cameraTransform } from './camera-move.ts'

/** A landscape, and over it the frame that the camera sees at the end of the move. */
export function CameraDiagram({ axis, amount }: { axis: CameraAxis; amount: number }) {
  return (
    <div data-part="diagram" aria-hidden="true">
      <svg viewBox="0 0 160 90" focusable="false">
        <circle cx="112" cy="28" r="9" />
        <path d="M0 74 38 38l26 25 22-19 74 34v12H0z" />
      </svg>
      <i data-part="start" />
      <i data-part="end" style={{ transform: cameraTransform(axis, amount) }} />
    </div>
  )
}
