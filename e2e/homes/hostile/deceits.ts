const esc = '\u001b'
const bell = '\u0007'

/** Text that lies about itself: turned, hidden, look-alike, of another colour, or cut off. */
const lying = [
  'photo\u202egnp.exe',
  '\u202eabc\u202c def',
  '\u202dabc\u202c',
  '\u2066isolated\u2069 text',
  '\u2067\u05d0\u2069 rm -rf /',
  '\u2068x\u2069\u2069\u2069',
  '\u202e\u202e\u202e\u202eunclosed',
  'if (isAdmin\u202e \u2066// check\u2069 \u2066) {',
  '\u200erm\u200f -rf',
  '\u061carabic mark',
  'pass\u200bword',
  'a\u200cb\u200dc',
  '\u2060\u2061\u2062\u2063\u2064',
  '\ufeffleading mark',
  'soft\u00adhyphen',
  'line\u2028separator',
  'paragraph\u2029separator',
  '\u0441l\u0430ude-\u043epus-5',
  '/home/d\u0435v/\u0440roject',
  '\uff0fetc\uff0fpasswd',
  '..\u2215..\u2215etc',
  'A\u030a\u00c5\u212b',
  '\u{e0041}\u{e0042} tags',
  '\u{1f468}\u200d\u{1f469}\u200d\u{1f467} family',
  '\u115f\u1160\u3164 fillers',
  '\u2800\u2800 blank braille',
]

/** What a terminal, a log or a C string would act on. */
const acting = [
  `${esc}[31mred${esc}[0m`,
  `${esc}[2J${esc}[Hcleared`,
  `${esc}[8mhidden${esc}[28m`,
  `${esc}]0;new title${bell}`,
  `${esc}]8;;javascript:window.__ran=1${bell}link${esc}]8;;${bell}`,
  `${esc}]8;;{trap}/osc${esc}\\link${esc}]8;;${esc}\\`,
  `${esc}]52;c;cm0gLXJmIC8=${bell}`,
  `${esc}P+q544e${esc}\\`,
  `${esc}[6n`,
  '\u009b31mred in one byte',
  `bell${bell}${bell}`,
  'overwritten\rrm -rf /',
  'secret\b\b\b\b\b\bpublic',
  'nul\u0000in the middle',
  '\u0000',
  Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join(''),
  Array.from({ length: 33 }, (_, code) => String.fromCharCode(0x7f + code)).join(''),
  'lone \ud800 high',
  'lone \udc00 low',
  '\udc00\ud800 turned round',
  '\uffff\ufffe\ufdd0 none',
  '%s%s%n %d',
  '=cmd|"/c calc"!A1',
  '@SUM(1+1)',
  '-2+3',
  '$(touch /nowhere)',
  '; rm -rf / #',
  "' OR 1=1 --",
]

/** Deeper than a parser can follow; every share of the payloads has these. */
export const deepest: readonly string[] = ['> '.repeat(20_000), '- '.repeat(20_000)]

/** Text that is too much of something. */
const large = [
  'w'.repeat(5_000),
  `${'very-long-part-'.repeat(40)}end`,
  '\u{1f600}'.repeat(2_000),
  `Z${'\u0310\u0323\u0489'.repeat(1_500)}algo`,
  `e${'\u0301'.repeat(4_000)}`,
  'x '.repeat(50_000),
  `line of 100 kB ${'0123456789'.repeat(10_000)}`,
  '\ufdfd'.repeat(500),
  '\u3000'.repeat(1_000),
  '\n'.repeat(2_000),
  '\t'.repeat(2_000),
  '# '.repeat(2_000),
  `${'> '.repeat(300)}deep quote`,
  `${'- '.repeat(200)}deep list`,
  `${'['.repeat(1_000)}a${']'.repeat(1_000)}`,
  `${'*'.repeat(3_000)}a`,
  `${'`'.repeat(999)}a`,
  `|${'a|'.repeat(400)}\n|${'-|'.repeat(400)}\n|${'b|'.repeat(400)}`,
  `\`\`\`\n${'c'.repeat(8_000)}\n\`\`\``,
  `\`${'inline'.repeat(800)}\``,
]

/** Text that deceives an eye, acts on what shows it, or breaks a layout. */
export const deceits: readonly string[] = [...lying, ...acting, ...large, ...deepest]
