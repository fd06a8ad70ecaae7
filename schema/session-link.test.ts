import { expect, test } from 'vitest'
import { parseSessionLink, sessionAddress } from './session-link.ts'

const id = '0b1f3c4e-1111-4222-8333-944455566677'
const uuid = '5e9ad8d1-aaaa-4bbb-8ccc-9ddd00001111'

test('a link to a session and one to a record in it are read', () => {
  expect(parseSessionLink(`rearview://session/${id}`)).toEqual({ id })
  expect(parseSessionLink(`rearview://session/${id}#${uuid}`)).toEqual({ id, message: uuid })
  expect(parseSessionLink(`rearview://session/${'a'.repeat(200)}`)).not.toBeNull()
  expect(sessionAddress({ id })).toBe(`/sessions/${id}`)
  expect(sessionAddress({ id, message: uuid })).toBe(`/sessions/${id}?message=${uuid}`)
})

const hostile = [
  '',
  'rearview:',
  'rearview://',
  'rearview://session/',
  'rearview://session',
  `rearview:session/${id}`,
  `rearview://sessions/${id}`,
  `rearview://session.evil/${id}`,
  `rearview://user@session/${id}`,
  `rearview://session:80/${id}`,
  `REARVIEW://session/${id}`,
  `https://session/${id}`,
  `javascript:rearview://session/${id}`,
  ` rearview://session/${id}`,
  `rearview://session/${id}\n`,
  `rearview://session/${id}\n--data-dir=/elsewhere`,
  `rearview://session/${id} --data-dir=/elsewhere`,
  `rearview://session/${id}" --no-sandbox "`,
  `rearview://session/${id}/`,
  `rearview://session/${id}/..`,
  'rearview://session/../../etc/passwd',
  'rearview://session/..%2f..%2fetc%2fpasswd',
  'rearview://session/a.b',
  'rearview://session/a%00b',
  'rearview://session/a\u0000b',
  'rearview://session/a\u202eb',
  'rearview://session/<img src=x onerror=alert(1)>',
  `rearview://session/${id}?agent=x`,
  `rearview://session/${id}#`,
  `rearview://session/${id}#${uuid}#${uuid}`,
  `rearview://session/${id}#${uuid}&agent=x`,
  `rearview://session/${id}#javascript:alert(1)`,
  `rearview://session/${'a'.repeat(201)}`,
  `rearview://session/${id}#${'a'.repeat(201)}`,
]

test('at least twenty hostile links are tried', () => {
  expect(new Set(hostile).size).toBeGreaterThanOrEqual(20)
})

test.each(hostile)('a link that is not exactly one of ours is none: %j', (link) => {
  expect(parseSessionLink(link)).toBeNull()
})
