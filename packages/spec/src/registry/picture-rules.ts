/** What Kling takes as a source image: https://app.klingai.com/global/dev/document-api, image to video, 2026-08. */
export const pictureRules = {
  types: ['image/png', 'image/jpeg'],
  maxBytes: 10 * 2 ** 20,
  /** Pixels. */
  minSide: 300,
  /** Width by height. */
  slimmest: 0.4,
  widest: 2.5,
} as const
