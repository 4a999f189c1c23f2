import { blend, type Colour, clamp, mix, smooth } from './colour.ts'
import { withBoat } from './paper-boat.ts'
import type { Scene } from './scene.ts'

function skyAt(scene: Scene, height: number, progress: number): Colour {
  const [zenith, middle, low] = scene.sky.map((colour, index) =>
    blend(colour, scene.laterSky?.[index] ?? colour, progress),
  ) as unknown as [Colour, Colour, Colour]
  return height < 0.55 ? blend(zenith, middle, height / 0.55) : blend(middle, low, (height - 0.55) / 0.45)
}

function ridgeHeight(ridge: Scene['ridges'][number], x: number, progress: number): number {
  const at = (x + ridge.drift * progress) / ridge.wave + ridge.seed
  const shape = Math.sin(at) * 0.5 + Math.sin(at * 2.3 + 1.7) * 0.28 + Math.sin(at * 5.1 + 0.6) * 0.1
  return ridge.base - ridge.height * (0.5 + 0.5 * shape)
}

/** Draws one frame as rgb24. `progress` runs from 0 to 1, `seconds` tells the waves where they are. */
export function drawScene(
  scene: Scene,
  { width, height, progress, seconds }: { width: number; height: number; progress: number; seconds: number },
): Uint8Array {
  const pixels = new Uint8Array(width * height * 3)
  const unit = 1 / height
  const sunX = scene.sun.x * (width / height)
  const sunY = mix(scene.sun.from, scene.sun.to, progress)
  const columns = Array.from({ length: width }, (_, column) =>
    scene.ridges.map((ridge) => ridgeHeight(ridge, column * unit, progress)),
  )

  const above = (x: number, y: number, column: number): Colour => {
    const distance = Math.hypot(x - sunX, y - sunY)
    let colour = skyAt(scene, clamp(y / scene.horizon), progress)
    colour = blend(
      colour,
      scene.sun.colour,
      0.75 * Math.exp(-((distance / (scene.sun.radius * 3.2)) ** 1.25)),
    )
    colour = blend(
      colour,
      scene.sun.colour,
      smooth(scene.sun.radius + unit, scene.sun.radius - unit, distance),
    )
    const haze = skyAt(scene, 1, progress)
    scene.ridges.forEach((_, index) => {
      const top = columns[column]![index]!
      const near = (index + 1) / scene.ridges.length
      const slope = blend(scene.land, haze, (1 - near) * 0.75 + 0.3 * clamp((y - top) * 2))
      colour = blend(colour, slope, smooth(top - unit, top + unit, y))
    })
    return colour
  }

  const below = (x: number, y: number, column: number): Colour => {
    const depth = (y - scene.horizon) / (1 - scene.horizon)
    const ripple = Math.sin(seconds * 0.9 + 60 * Math.sqrt(depth + 0.02)) * 0.012 * (0.3 + depth)
    const mirrored = above(x + ripple, scene.horizon - (y - scene.horizon) * 0.9, column)
    let colour = blend(mirrored, scene.water, 0.35 + 0.45 * depth)
    const crest = Math.sin(
      90 * Math.sqrt(depth + 0.01) - seconds * 1.3 + Math.sin(x * 7 + seconds * 0.5) * 1.2,
    )
    const path = Math.exp(-(((x - sunX) / (scene.sun.radius * (0.7 + 1.6 * depth))) ** 2))
    colour = blend(colour, scene.sun.colour, path * smooth(0.1, 0.9, crest) * 0.8 * (1 - depth * 0.5))
    return blend(colour, [255, 255, 255], 0.05 * smooth(0.6, 1, crest) * depth)
  }

  const paint = (index: number, colour: Colour) => {
    for (let part = 0; part < 3; part++) pixels[index + part] = Math.round(colour[part]!)
  }

  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [x, y] = [column * unit, row * unit]
      const colour = y < scene.horizon ? above(x, y, column) : below(x, y, column)
      paint(
        (row * width + column) * 3,
        withBoat(scene, colour, x - 0.03 * seconds * 0.2, y, seconds, width, unit),
      )
    }
  }
  return pixels
}
