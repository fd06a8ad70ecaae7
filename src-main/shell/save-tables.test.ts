import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '#main/testing/transcript.ts'
import { AppError, toFailure } from '#schema/errors.ts'
import { type SaveQuestion, saveTables } from './save-tables.ts'

const one: SaveQuestion = { format: 'csv', tables: [{ table: 'sessions', input: { q: 'x' } }] }
const two: SaveQuestion = {
  format: 'json',
  tables: [
    { table: 'projects', input: {} },
    { table: 'projects', input: { since: '2026-01-01' } },
    { table: 'retries', input: {} },
  ],
}

/** Saves where a dialog would say; every table has two pieces, of which one may fail. */
const save = async (question: SaveQuestion, place: string, failing?: string) => {
  const errors: string[] = []
  const asked: object[] = []
  const saved = await saveTables(question, {
    askFile: async () => ({ canceled: place === '', filePath: place }),
    askFolder: async () => ({ canceled: place === '', filePaths: place === '' ? [] : [place] }),
    readPiece: async (input) => {
      asked.push(input)
      const { table, cursor } = input
      if (table === failing && cursor) {
        return { ok: false, error: toFailure(new AppError('unavailable')) }
      }
      const text = cursor ? 'second\n' : `${table}\n`
      const next = cursor ? null : '1'
      return { ok: true, value: { fileName: 'f', mediaType: 'text/csv', text, next } }
    },
    showError: (_title, sentence) => void errors.push(sentence),
  })
  return { saved, errors, asked }
}

describe('saving tables', () => {
  test('writes one table piece by piece and leaves no draft beside it', async () => {
    const folder = temporaryFolder()
    const { saved, errors, asked } = await save(one, path.join(folder, 's.csv'))
    expect([saved, errors]).toEqual([1, []])
    expect(readFileSync(path.join(folder, 's.csv'), 'utf8')).toBe('sessions\nsecond\n')
    expect(readdirSync(folder)).toEqual(['s.csv'])
    expect(asked).toMatchObject([{ q: 'x' }, { q: 'x', cursor: '1' }])
  })

  test('makes a new folder for several, so that nothing is written over', async () => {
    const folder = temporaryFolder()
    for (const name of ['rearview-export', 'rearview-export-2']) {
      expect((await save(two, folder)).saved).toBe(3)
      expect(readdirSync(path.join(folder, name)).sort()).toEqual([
        'rearview-projects-2.json',
        'rearview-projects.json',
        'rearview-retries.json',
      ])
    }
    expect(readdirSync(folder)).toHaveLength(2)
  })

  test('says what went wrong and leaves nothing behind', async () => {
    const folder = temporaryFolder()
    mkdirSync(path.join(folder, 'taken.csv'))
    const taken = await save(one, path.join(folder, 'taken.csv'))
    expect(taken).toMatchObject({ saved: 0, errors: [expect.stringMatching(/not written: /)] })
    const lost = await save(one, path.join(folder, 's.csv'), 'sessions')
    expect(lost.errors).toEqual([new AppError('unavailable').message])
    expect((await save(two, folder, 'retries')).errors).toEqual(lost.errors)
    const none = await save(two, path.join(folder, 'none'))
    expect(none.errors).toEqual([expect.stringContaining('it does not exist')])
    expect(readdirSync(folder)).toEqual(['taken.csv'])
  })

  test('does nothing when the person thinks better of it', async () => {
    for (const question of [one, two]) {
      expect(await save(question, '')).toEqual({ saved: 0, errors: [], asked: [] })
    }
  })
})
