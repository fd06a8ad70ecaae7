import type { Oklch } from './palette.ts'

type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

const times = (matrix: Matrix, [a, b, c]: Triple): Triple => [
  matrix[0][0] * a + matrix[0][1] * b + matrix[0][2] * c,
  matrix[1][0] * a + matrix[1][1] * b + matrix[1][2] * c,
  matrix[2][0] * a + matrix[2][1] * b + matrix[2][2] * c,
]

// Between OKLab and linear sRGB, after Björn Ottosson.
const labToRoots: Matrix = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
]
const conesToRgb: Matrix = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
]
const rgbToCones: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
]
const rootsToLab: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
]

// Full dichromacy in linear sRGB, after Machado, Oliveira and Fernandes (2009).
const simulations = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<string, Matrix>

/** Kinds of colour vision. */
export type Vision = keyof typeof simulations
export const visions: readonly Vision[] = ['full', 'protan', 'deutan', 'tritan']

const map = ([a, b, c]: Triple, change: (value: number) => number): Triple => [
  change(a),
  change(b),
  change(c),
]

const seen = ({ l, c, h }: Oklch, vision: Vision): Triple => {
  const angle = (h * Math.PI) / 180
  const roots = times(labToRoots, [l, c * Math.cos(angle), c * Math.sin(angle)])
  const rgb = times(
    conesToRgb,
    map(roots, (root) => root ** 3),
  )
  const shown = map(rgb, (part) => Math.min(1, Math.max(0, part)))
  const simulated = map(times(simulations[vision], shown), (part) => Math.max(0, part))
  return times(rootsToLab, map(times(rgbToCones, simulated), Math.cbrt))
}

/** How different two colours look to a kind of vision: distance in OKLab. */
export const colorDistance = (a: Oklch, b: Oklch, vision: Vision): number => {
  const [left, right] = [seen(a, vision), seen(b, vision)]
  return Math.hypot(left[0] - right[0], left[1] - right[1], left[2] - right[2])
}
