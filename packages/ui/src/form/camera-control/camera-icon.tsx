import type { CameraAxis, CameraType } from './camera-move.ts'

const paths: Record<CameraAxis | CameraType | 'none', string> = {
  none: 'M5.5 7h13a1.5 1.5 0 0 1 1.5 1.5v7a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 15.5v-7A1.5 1.5 0 0 1 5.5 7zM12 12v.01',
  simple:
    'M12 4v16M4 12h16M9.5 6.5 12 4l2.5 2.5M9.5 17.5 12 20l2.5-2.5M6.5 9.5 4 12l2.5 2.5M17.5 9.5 20 12l-2.5 2.5',
  down_back: 'M17 4 7 17M7 10v7h7M4 21h16',
  forward_up: 'M6 20 17 7M10 7h7v7M4 3h16',
  right_turn_forward: 'M5 19c0-7 4-9 13-9M14 5.5l4.5 4.5-4.5 4.5',
  left_turn_forward: 'M19 19c0-7-4-9-13-9M10 5.5 5.5 10l4.5 4.5',
  horizontal: 'M4 12h16M7.5 8.5 4 12l3.5 3.5M16.5 8.5 20 12l-3.5 3.5',
  vertical: 'M12 4v16M8.5 7.5 12 4l3.5 3.5M8.5 16.5 12 20l3.5-3.5',
  pan: 'M15 4.5c-6 3.5-6 11.5 0 15M11 4l4 .5-.5 4M11 20l4-.5-.5-4',
  tilt: 'M4.5 9c3.5 6 11.5 6 15 0M4 13l.5-4 4 .5M20 13l-.5-4-4 .5',
  roll: 'M18.5 8.5A7.5 7.5 0 1 0 19.5 13M19 4v4.5h-4.5',
  zoom: 'M4 9V4h5M20 15v5h-5M4 4l6 6M20 20l-6-6',
}

/** A camera move drawn as an arrow. Says nothing to a screen reader. */
export function CameraIcon({ move }: { move: CameraAxis | CameraType | 'none' }) {
  return (
    <svg data-kling="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[move]} />
    </svg>
  )
}
