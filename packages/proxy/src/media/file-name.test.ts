import { expect, it } from 'vitest'
import { safeFileName } from './file-name.ts'

const requestId = '2c7f59ea-13f1-402c-9353-915a2b5a2124'

it.each([
  ['boat at sea.mp4', 'filename="boat at sea.mp4"; filename*=UTF-8\'\'boat%20at%20sea.mp4'],
  ['Größe (1).mov', 'filename="Gr__e (1).mp4"; filename*=UTF-8\'\'Gr%C3%B6%C3%9Fe%20%281%29.mp4'],
  ['evil.html', 'filename="evil.mp4"; filename*=UTF-8\'\'evil.mp4'],
  ['output.mp4', 'filename="kling-2c7f59ea.mp4"; filename*=UTF-8\'\'kling-2c7f59ea.mp4'],
  ['NUL.mp4', 'filename="kling-2c7f59ea.mp4"; filename*=UTF-8\'\'kling-2c7f59ea.mp4'],
  ['../../etc/passwd', 'filename="etc_passwd.mp4"; filename*=UTF-8\'\'etc_passwd.mp4'],
  ['a\r\nb: "c".mp4', 'filename="a_b_ _c.mp4"; filename*=UTF-8\'\'a_b_%20_c.mp4'],
  ['v1.2 of a boat.mp4', 'filename="v1_2 of a boat.mp4"; filename*=UTF-8\'\'v1_2%20of%20a%20boat.mp4'],
  ['__ - boat - __.mp4', 'filename="boat.mp4"; filename*=UTF-8\'\'boat.mp4'],
  ['my output.mp4', 'filename="my output.mp4"; filename*=UTF-8\'\'my%20output.mp4'],
  ['output of ada.mp4', 'filename="output of ada.mp4"; filename*=UTF-8\'\'output%20of%20ada.mp4'],
  ['nullify.mp4', 'filename="nullify.mp4"; filename*=UTF-8\'\'nullify.mp4'],
])('%j is saved as %s', (name, expected) => {
  expect(safeFileName(name, 'video/mp4', requestId)).toBe(expected)
})

it.each([
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
  ['video/webm', 'webm'],
  ['video/quicktime', 'mov'],
  ['image/x-icon', 'icon'],
  ['image/x-', 'bin'],
])('%s ends in .%s', (type, ending) => {
  expect(safeFileName('boat', type, requestId)).toContain(`filename="boat.${ending}"`)
})

it('stays short, and whole in every character', () => {
  const name = safeFileName('é🚤'.repeat(500), 'video/mp4', requestId)
  expect(decodeURIComponent(name.split("''")[1] ?? '')).toBe(`${'é_'.repeat(40)}.mp4`)
})
