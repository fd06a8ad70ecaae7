import { expect, test } from 'vitest'
import { readToEnd } from './read-to-end.ts'

const reader = (whole: string, atOnce: number) => {
  const asked: number[] = []
  const read = async (from: number) => {
    asked.push(from)
    return { text: whole.slice(from, from + atOnce) }
  }
  return { asked, read }
}

test('fetches what is missing of a text, from where it was cut', async () => {
  const whole = 'abcdefghij'
  const { asked, read } = reader(whole, 3)
  expect(await readToEnd('abcd', whole.length, read)).toEqual({ text: whole, isCut: false })
  expect(asked).toEqual([4, 7])
  expect(await readToEnd(whole, whole.length, read)).toEqual({ text: whole, isCut: false })
  expect(asked).toHaveLength(2)
})

test('says that it cut a text that is too long to paste, and ends where the text does', async () => {
  const whole = 'x'.repeat(2_500_000)
  const cut = await readToEnd('', whole.length, reader(whole, 400_000).read)
  expect([cut.text.length, cut.isCut]).toEqual([2_000_000, true])
  const shorter = await readToEnd('a', 9, reader('abc', 2).read)
  expect(shorter.text).toBe('abc')
})
