import { expect, test } from 'vitest'
import { distinctNames } from './project-names.ts'

const namesOf = (...keys: string[]): string[] => {
  const projects = keys.map((key) => ({ key, name: key.split(/[\\/]/).at(-1) ?? key }))
  return [...distinctNames(projects).values()]
}

test('a project is called by the last part of its path', () => {
  expect(namesOf('/home/x/app', 'D:\\work\\site')).toEqual(['app', 'site'])
})

test('equal names grow until they differ', () => {
  expect(namesOf('/a/x/cli', '/b/x/cli', '/c/y/cli', '/c/web')).toEqual([
    'a/x/cli',
    'b/x/cli',
    'y/cli',
    'web',
  ])
})

test('a name that says nothing takes its parents along', () => {
  expect(namesOf('/home/x/cli/.worktrees/2', '/home/x/v2/3')).toEqual(['cli/.worktrees/2', 'v2/3'])
})
