const paths = {
  add: 'M8 3v10M3 8h10',
  remove: 'M4 4l8 8M12 4l-8 8',
  up: 'M8 13V3M4 7l4-4 4 4',
  down: 'M8 3v10M4 9l4 4 4-4',
  grip: 'M6 3.5v.01M10 3.5v.01M6 8v.01M10 8v.01M6 12.5v.01M10 12.5v.01',
  chevron: 'M6 4l4 4-4 4',
  minus: 'M3 8h10',
  picture:
    'M2.5 4.5a2 2 0 0 1 2-2h7a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-7a2 2 0 0 1-2-2zM3 12l3.5-3.5L9 11l1.5-1.5 3 3M10.5 6v.01',
  download: 'M8 2.5V11M4.5 7.5L8 11l3.5-3.5M3 13.5h10',
  copy: 'M6 5.5h6.5v8H6zM3.5 10.5v-8H10',
  check: 'M3.5 8.5l3 3 6-7',
  spark: 'M8 2.2l1.5 4.3L13.8 8l-4.3 1.5L8 13.8 6.5 9.5 2.2 8l4.3-1.5z',
  alert: 'M8 5v3.5M8 11v.01M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8z',
} as const

export type IconName = keyof typeof paths

/** A small line drawing in the colour of the text around it. Says nothing to a screen reader. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg data-kling="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}
