import { expect, test } from 'vitest'
import { loadInTurn } from './load-in-turn.ts'

test('parts are loaded one after the other, and one that fails keeps no other back', async () => {
  const done: string[] = []
  const load = (name: string) => async () => {
    done.push(`${name} begins`)
    await Promise.resolve()
    if (name === 'second') throw new Error('not there any more')
    done.push(`${name} ends`)
  }
  await loadInTurn([load('first'), load('second'), load('third')], 1)
  expect(done).toEqual([
    'first begins',
    'first ends',
    'second begins',
    'third begins',
    'third ends',
  ])
})
