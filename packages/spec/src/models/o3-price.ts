/** US dollars a second: 0.21 (standard, silent) to 0.35 (pro, with sound). What lies between is not known, so it is a range. */
export const o3Price = {
  asOf: '2026-11',
  estimate(input: { duration?: string; mode?: string; generate_audio?: boolean }) {
    const seconds = Number(input.duration ?? 5)
    return {
      low: seconds * (input.mode !== 'std' && input.generate_audio ? 0.35 : 0.21),
      high: seconds * (input.mode === 'std' && !input.generate_audio ? 0.21 : 0.35),
    }
  },
}
