/** Width over height that an input asks for; undefined where the model or a picture decides. */
export function ratioOf(input: Record<string, unknown> | undefined): number | undefined {
  const [width = 0, height = 0] = String(input?.['aspect_ratio'] ?? '')
    .split(':')
    .map(Number)
  return width > 0 && height > 0 ? width / height : undefined
}
