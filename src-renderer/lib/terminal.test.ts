import { expect, test } from 'vitest'
import { readTerminal } from './terminal.ts'

const esc = '\u001b'
const textOf = (output: string) =>
  readTerminal(output)
    .map(({ text }) => text)
    .join('')

test('keeps colours, and says them in names a theme can choose', () => {
  const spans = readTerminal(`ok ${esc}[1;32mgreen${esc}[0m ${esc}[91mred${esc}[39m`)
  expect(spans.map(({ text, color, isBold }) => [text, color, isBold])).toEqual([
    ['ok ', null, false],
    ['green', 'green', true],
    [' ', null, false],
    ['red', 'bright-red', false],
  ])
})

test('keeps colours of 256 and of millions as figures', () => {
  const [a, b] = readTerminal(`${esc}[38;5;196mx${esc}[38;2;1;22;255my`)
  expect([a?.rgb, b?.rgb]).toEqual(['255, 0, 0', '1, 22, 255'])
})

test.each([
  ['a title', `${esc}]0;evil\u0007text`, 'text'],
  ['a link', `${esc}]8;;https://evil.example${esc}\\name${esc}]8;;${esc}\\`, 'name'],
  ['the clipboard', `${esc}]52;c;ZXZpbA==\u0007text`, 'text'],
  ['a cursor that moves', `a${esc}[2Jb${esc}[10;10Hc${esc}[?25l`, 'abc'],
  ['a string of the device', `${esc}Pq#0${esc}\\text`, 'text'],
  ['a line drawn over', 'progress 10 %\rprogress 99 %\rdone\nnext\r\n', 'done\nnext\n'],
  ['a bell and a backspace', 'a\u0007b\u0008c', 'a␇b␈c'],
  ['a sequence without end', `text${esc}`, 'text␛'],
  ['text that turns around', 'a\u202eb', 'a\\u202eb'],
])('lets %s do nothing', (_, output, shown) => {
  expect(textOf(output)).toBe(shown)
})

test('reads a hundred thousand open sequences in a blink', () => {
  const startedAt = process.cpuUsage()
  readTerminal(`${esc}]8;;`.repeat(50_000) + `${esc}[`.repeat(50_000))
  expect(process.cpuUsage(startedAt).user / 1000).toBeLessThan(1000)
})
