import type { Colour } from './colour.ts'

/** A landscape by the water, or by more land where there is no sea. Lengths are in heights of the picture. */
export interface Scene {
  /** From the zenith to the horizon. */
  sky: readonly [Colour, Colour, Colour]
  /** What the sky's colours become until the end. */
  laterSky?: readonly [Colour, Colour, Colour]
  sun: { colour: Colour; radius: number; x: number; from: number; to: number }
  /** The far ridges take the sky's colour, the near ones this. */
  land: Colour
  ridges: readonly { base: number; height: number; wave: number; drift: number; seed: number }[]
  /** Where the water begins; 1 for none. */
  horizon: number
  water: Colour
  boat?: { x: number; y: number; size: number }
}
