import { pickFrom, type Random, wholeFrom } from './random.ts'

const words = `account adapter address answer archive argument array batch before between boundary
branch bridge broken browser bucket buffer cache call change channel check child chunk class
cleanup client clock column command commit compare config connection constant context copy count
cursor database date debug decode default delete depth describe device diff directory document
driver edge empty encode engine entry error event example expected export failure feature fetch
field file filter first fixture flag folder format frame function gather global graph größe group
guard handle header history host import index inner input insert instance interval invoice join
journal key label latest layer layout length level library limit line list listener load local
lock log loop map match measure member memory merge message method migration missing mode model
module month mutex name nested network node notice null number object offset open operation
option order outer output owner package page parent parse path pattern payload period place pool
port prefix price process profile project promise prompt proof property provider query queue
range reader record reduce region release remote render replace report request reset resolve
response result retry return review role root route row rule sample scan schema scope search
section select sequence server session setting shape share shell signal size slice snapshot sort
source split stack stage state statement status step store stream string summary symbol table tag
target task template test text thread timer title token total trace transcript tree trigger type
union unit update upload usage value vector version view visible watch window worker write 日本`.split(
  /\s+/,
)

const word = (random: Random): string => words[Math.floor(random() * words.length)] ?? 'word'

const phrase = (random: Random, count: number): string =>
  Array.from({ length: count }, () => word(random)).join(' ')

/** One sentence of everyday words. */
export const sentenceText = (random: Random): string => {
  const text = phrase(random, wholeFrom(random, 5, 16))
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

/** Some sentences. */
export const proseText = (random: Random, sentences: number): string =>
  Array.from({ length: sentences }, () => sentenceText(random)).join(' ')

const camel = (random: Random): string => {
  const [first, second] = [word(random), word(random)]
  return `${first}${second.charAt(0).toUpperCase()}${second.slice(1)}`
}

const codeLine = (random: Random): string => {
  const indent = '  '.repeat(wholeFrom(random, 0, 4))
  const name = camel(random)
  return pickFrom<() => string>(random, [
    () =>
      `${indent}const ${name} = ${camel(random)}(${word(random)}, ${wholeFrom(random, 0, 999)})`,
    () => `${indent}if (${name}.${word(random)} !== '${word(random)}') return null`,
    () => `${indent}// ${phrase(random, 8)}`,
    () => `${indent}await ${name}({ ${word(random)}: '${phrase(random, 3)}' })`,
    () => '',
  ])()
}

const logLine = (random: Random): string => {
  const ms = wholeFrom(random, 1, 9000)
  return pickFrom<() => string>(random, [
    () => `src/${word(random)}/${camel(random)}.ts:${ms}: ${phrase(random, 6)}`,
    () => `  ✓ ${phrase(random, 7)} (${ms} ms)`,
    () => `[${word(random)}] ${phrase(random, 9)} → ${ms}`,
  ])()
}

const untilBytes = (bytes: number, line: (number: number) => string): string => {
  const lines: string[] = []
  for (let size = 0; size < bytes; ) {
    const next = line(lines.length + 1)
    lines.push(next)
    size += next.length + 1
  }
  return lines.join('\n')
}

/** About so many characters of source code. */
export const codeText = (random: Random, bytes: number): string =>
  untilBytes(bytes, () => codeLine(random))

/** The same as a tool shows a file, with numbers before the lines. */
export const numberedText = (random: Random, bytes: number): string =>
  untilBytes(bytes, (number) => `${number}\t${codeLine(random)}`)

/** About so many characters of what a command prints. */
export const outputText = (random: Random, bytes: number): string =>
  untilBytes(bytes, () => logLine(random))

const list = (random: Random): string =>
  Array.from(
    { length: wholeFrom(random, 2, 6) },
    () => `- **${camel(random)}**: ${sentenceText(random)}`,
  ).join('\n')

const code = (random: Random): string =>
  `\`\`\`ts\n${codeText(random, wholeFrom(random, 100, 900))}\n\`\`\``

const table = (random: Random): string => {
  const row = () => `| \`${camel(random)}\` | ${wholeFrom(random, 1, 5000)} | ${word(random)} |`
  const rows = Array.from({ length: wholeFrom(random, 2, 7) }, row)
  return ['| name | count | kind |', '|---|--:|---|', ...rows].join('\n')
}

/** An answer as agents write them: prose, and lists, code and tables now and then. */
export const markdownText = (random: Random): string => {
  const parts = Array.from({ length: wholeFrom(random, 0, 4) }, () =>
    pickFrom<() => string>(random, [
      () => `## ${phrase(random, 3)}\n\n${proseText(random, 3)}`,
      () => list(random),
      () => code(random),
      () => table(random),
      () => proseText(random, 4),
    ])(),
  )
  return [proseText(random, wholeFrom(random, 1, 3)), ...parts].join('\n\n')
}
