import { disc, leaf, path, shadow, slab, stroke } from './drawing'

/** What a maker made, by a word in its name; a basket stands for all that nobody drew yet. */
export function craftScene(name: string): string {
  const known = crafts.find(([word]) => name.includes(word))
  return (known?.[1] ?? basket)()
}

function basket(): string {
  const weave = [0, 1, 2, 3].map((n) =>
    stroke(`M${50 + n * 3} ${116 + n * 12}c30 8 70 8 ${100 - n * 6} 0`, n % 2 === 0 ? '#8A6A2F' : '#C9A558', 5))
    .join('')
  const staves = [0, 1, 2, 3, 4, 5, 6].map((n) =>
    stroke(`M${52 + n * 16} 106L${64 + n * 12} 160`, '#A9863F', 4)).join('')
  return shadow(62) + stroke('M56 106C56 32 144 32 144 106', '#9B7733', 8)
    + path('M46 104h108l-14 52c-2 8-78 8-80 0z', '#D7B76C') + staves + weave + disc(100, 104, 54, 10, '#B4903F')
    + disc(100, 105, 46, 7, '#6E5426')
}

function tray(): string {
  const rings = [56, 46, 36, 26, 16].map((r, n) =>
    disc(100, 120, r, r * 0.6, n % 2 === 0 ? '#D9BD76' : '#BC9A4B')).join('')
  return shadow(66) + disc(100, 122, 64, 38, '#A9863F') + rings + disc(100, 120, 7, 4, '#8A6A2F')
}

function paperCut(): string {
  const petal = [0, 45, 90, 135, 180, 225, 270, 315].map((turn) =>
    `<g transform="rotate(${turn} 100 88)">${path('M100 84c-14-14-12-34 0-44 12 10 14 30 0 44z', '#B5302A')}`
    + `${path('M100 74c-6-8-5-16 0-22 5 6 6 14 0 22z', '#F7F2E6')}</g>`).join('')
  return slab(40, 28, 120, 120, '#FFFDF6', 3) + petal
    + disc(100, 88, 12, 12, '#B5302A') + disc(100, 88, 5, 5, '#F7F2E6')
}

function cloth(pattern: string, line: string): string {
  const checks = [0, 1, 2, 3, 4].map((n) =>
    slab(40 + n * 26, 78, 8, 80, line) + slab(36, 86 + n * 16, 128, 5, line)).join('')
  return shadow(72) + path('M36 78h128v78c-20 8-108 8-128 0z', pattern) + checks
    + path('M36 78c0-16 20-18 30-18h84c10 0 14 8 14 18z', pattern) + slab(36, 76, 128, 3, '#00000018')
}

function indigo(): string {
  const dots = [[66, 96], [100, 90], [134, 96], [82, 120], [118, 120], [66, 142], [100, 146], [134, 142]]
    .map(([x = 0, y = 0]) => [0, 72, 144, 216, 288].map((turn) =>
      `<g transform="rotate(${turn} ${x} ${y})">${disc(x, y - 6, 3.2, 4.6, '#EAF0F5')}</g>`).join('')).join('')
  return shadow(72) + path('M36 72h128v84c-20 8-108 8-128 0z', '#23416B') + dots + stroke('M42 78h116', '#EAF0F5', 2)
}

function wood(): string {
  return shadow(60) + slab(66, 46, 34, 114, '#B98552', 5) + slab(108, 56, 32, 104, '#A6723F', 5)
    + stroke('M74 60c10 22 10 60 2 90M90 58c-6 30-4 66 2 94M116 68c8 20 8 54 2 82', '#7E522A66', 2)
    + leaf(72, 96, -60, '#E6C79C') + leaf(84, 128, -110, '#E6C79C') + stroke('M83 46V28M124 56V36', '#B5302A', 3)
}

function slice(): string {
  return shadow(70) + path('M40 116c-6-30 40-44 66-40 30-4 62 14 56 44-6 26-40 34-64 32-28 2-52-12-58-36z', '#7A5230')
    + path('M48 114c-4-24 38-36 58-32 26-4 52 12 48 34-6 20-34 28-54 26-24 2-46-8-52-28z', '#CFA06A')
    + stroke('M62 114c2-16 24-22 40-20 18-2 36 8 34 22-4 12-22 18-36 16-18 1-34-6-38-18z', '#A87842', 2)
    + stroke('M78 112c4-8 14-10 22-9 10-1 18 4 17 11-3 6-12 8-18 7-10 1-18-3-21-9z', '#A87842', 2)
}

const crafts: readonly (readonly [string, () => string])[] = [
  ['果盘', tray],
  ['草编', tray],
  ['剪纸', paperCut],
  ['木雕', wood],
  ['土布', () => cloth('#E9EEF2', '#4A6E9A88')],
  ['根雕', slice],
  ['蓝印', indigo],
]
