/** Kinds of camera moves: `simple` is one axis and an amount, the others are ready made. */
export const cameraTypes = [
  'simple',
  'down_back',
  'forward_up',
  'right_turn_forward',
  'left_turn_forward',
] as const

/** What `simple` can do. Pan turns up and down, tilt turns left and right: the vendor's words. */
export const cameraAxes = ['horizontal', 'vertical', 'pan', 'tilt', 'roll', 'zoom'] as const

export type CameraType = (typeof cameraTypes)[number]
export type CameraAxis = (typeof cameraAxes)[number]

/** A camera move as the API takes it. Axis and amount only with `simple`; nothing at all leaves the camera to the model. */
export interface CameraMove {
  type?: CameraType
  axis?: CameraAxis
  /** −10 … 10, not 0. */
  amount?: number
}

/** How the view moves over the scene, for the diagram: a CSS transform. */
export function cameraTransform(axis: CameraAxis, amount: number): string {
  return {
    horizontal: `translateX(${amount * 2.6}%)`,
    vertical: `translateY(${amount * -2.6}%)`,
    pan: `perspective(90px) translateY(${amount * -1.4}%) rotateX(${amount * 3}deg)`,
    tilt: `perspective(120px) translateX(${amount * 1.4}%) rotateY(${amount * 3}deg)`,
    roll: `rotate(${amount * 3}deg)`,
    zoom: `scale(${1 + amount * 0.045})`,
  }[axis]
}
