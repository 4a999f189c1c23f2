import { blend, type Colour, smooth } from './colour.ts'
import type { Scene } from './scene.ts'

/** How far inside of a convex shape a point is; its corners go clockwise on the screen. */
function depthIn(corners: readonly (readonly [number, number])[], x: number, y: number): number {
  return Math.min(
    ...corners.map(([ax, ay], index) => {
      const [bx, by] = corners[(index + 1) % corners.length]!
      return ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / Math.hypot(bx - ax, by - ay)
    }),
  )
}

// A folded paper boat, one wide, its water line at y = 0.
const boatParts: readonly { shade: number; corners: readonly (readonly [number, number])[] }[] = [
  {
    shade: 0.86,
    corners: [
      [-0.5, -0.26],
      [0.5, -0.26],
      [0.3, 0.02],
      [-0.3, 0.02],
    ],
  },
  {
    shade: 1,
    corners: [
      [0, -0.72],
      [0.26, -0.22],
      [-0.26, -0.22],
    ],
  },
  {
    shade: 0.9,
    corners: [
      [0, -0.72],
      [0.26, -0.22],
      [0, -0.22],
    ],
  },
  {
    shade: 0.97,
    corners: [
      [-0.5, -0.26],
      [0.02, -0.12],
      [0.06, 0.02],
      [-0.3, 0.02],
    ],
  },
]

/** The colour behind the boat, or the boat's own where it is in front. */
export function withBoat(
  { boat, water }: Scene,
  colour: Colour,
  x: number,
  y: number,
  seconds: number,
  width: number,
  unit: number,
): Colour {
  if (!boat) return colour
  const tilt = 0.06 * Math.sin(seconds * 1.1)
  const dx = (x - boat.x * width * unit) / boat.size
  const dy = (y - boat.y - 0.006 * Math.sin(seconds * 1.6)) / boat.size
  if (Math.abs(dx) > 0.7 || dy < -0.9 || dy > 0.8) return colour
  const [px, py] = [dx + tilt * dy, dy - tilt * dx]
  const edge = unit / boat.size
  let painted = colour
  for (const { shade, corners } of boatParts) {
    const paper: Colour = [252 * shade, 249 * shade, 243 * shade]
    painted = blend(painted, paper, smooth(-edge, edge, depthIn(corners, px, py)))
    const wobble = 0.05 * Math.sin(dy * 26 + seconds * 2.2)
    const mirror = smooth(-edge, edge * 6, depthIn(corners, px + wobble, 0.04 - py * 1.15))
    if (dy > 0.02) painted = blend(painted, blend(paper, water, 0.45), mirror * 0.5 * (1 - dy))
  }
  return painted
}
