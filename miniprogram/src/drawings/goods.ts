import type { ProductCategory } from '../api/types'
import { disc, path, pick, slab, stroke, svgOf } from './drawing'

/** What stands in for a photograph: a still life on a table, drawn for each kind of goods. */
export function goodsDrawing(category: ProductCategory, name: string, seed: number): string {
  const wall = pick(['#EFE7D6', '#E7EBDD', '#F1E4D8', '#E6E9E4'], seed)
  const table = pick(['#D9C6A5', '#CDB893', '#D8C3AE'], seed >> 1)
  // Two of a kind stand side by side on a shelf: they look another way, and every other tea comes in its tin.
  const scene = category === 'craft' ? craft(name) : category === 'tea' && seed % 2 === 1 ? tin() : scenes[category]()
  const turned = seed % 4 >= 2 ? `<g transform="matrix(-1 0 0 1 200 0)">${scene}</g>` : scene
  return svgOf(200, 200, slab(0, 0, 200, 200, wall) + disc(152, 46, 26, 26, '#FFFFFF66')
    + slab(0, 142, 200, 58, table) + slab(0, 142, 200, 2, '#00000010') + turned)
}

function shadow(rx: number): string {
  return disc(100, 163, rx, 8, '#5A452222')
}

function leaf(x: number, y: number, turn: number, fill: string): string {
  return `<g transform="translate(${x} ${y}) rotate(${turn})">`
    + path('M0 0C8-12 26-14 38 0C26 12 8 12 0 0z', fill) + stroke('M4 0H32', '#FFFFFF55', 1.2) + '</g>'
}

function tea(): string {
  return shadow(62)
    + path('M58 96h84l-7 50c-2 12-14 16-35 16s-33-4-35-16z', '#F8F5EC')
    + disc(100, 96, 42, 11, '#E9E3D3') + disc(100, 97, 36, 8, '#A9B865')
    + leaf(84, 97, 8, '#4F7D4A') + leaf(100, 95, -14, '#6B9457')
    + stroke('M70 122c18 6 42 6 60 0', '#3F7D5866', 2)
    + stroke('M86 74c-6-10 6-14 0-26M110 74c-6-10 6-14 0-26', '#FFFFFFAA', 3)
    + leaf(22, 160, -20, '#4F7D4A') + leaf(30, 166, 12, '#6B9457')
}

function tin(): string {
  return shadow(54)
    + slab(64, 74, 72, 88, '#3F7D58', 8) + slab(64, 74, 18, 88, '#FFFFFF22', 8) + slab(60, 62, 80, 22, '#2C6243', 7)
    + slab(76, 98, 48, 44, '#F8F5EC', 4) + leaf(82, 122, -24, '#4F7D4A') + leaf(90, 128, 6, '#6B9457')
    + stroke('M84 106h32', '#3F7D58', 2.5)
    + leaf(146, 160, -16, '#4F7D4A') + leaf(26, 162, -8, '#6B9457') + leaf(40, 166, 14, '#4F7D4A')
}

function nuts(): string {
  const one = (x: number, y: number, turn: number, fill: string) =>
    disc(x, y, 19, 12, fill, turn) + stroke(`M${x - 9} ${y - 2}c6-4 12-4 18 0`, '#FFFFFF44', 1.5)
  return shadow(70)
    + path('M34 126h132c-6 26-24 38-66 38s-60-12-66-38z', '#8C6A46') + disc(100, 126, 66, 14, '#A47E56')
    + one(70, 120, -20, '#B98B58') + one(104, 114, 14, '#C99B66') + one(136, 120, 30, '#AA7B4A')
    + one(88, 128, 6, '#D0A570') + one(120, 129, -12, '#BB8D5B') + one(100, 102, -8, '#B4864F')
}

function staples(): string {
  const rows = [0, 1, 2, 3, 4, 5].map((n) =>
    stroke(`M${56 + n * 6} ${118 - n * 4}c24-${16 - n} 52 ${18 - n * 2} ${78 - n * 8} 0`, '#F3E3B5', 5)).join('')
  return shadow(68)
    + disc(100, 124, 64, 18, '#4D6B7E') + disc(100, 120, 56, 13, '#E4D3A0') + rows
    + path('M38 126h124c-4 26-26 38-62 38s-58-12-62-38z', '#5D7F94')
    + stroke('M46 138c34 10 74 10 108 0', '#FFFFFF55', 2)
    + stroke('M128 108L178 58M136 112L188 66', '#7A4E2A', 4)
}

function preserves(): string {
  return shadow(56)
    + path('M62 82c-8 8-14 26-14 44 0 24 16 36 52 36s52-12 52-36c0-18-6-36-14-44z', '#7B5538')
    + path('M62 82c-8 8-14 26-14 44 0 24 16 36 26 36-10-24-12-56 0-80z', '#00000018')
    + disc(100, 82, 38, 10, '#5C3D27') + path('M64 78c4-18 68-18 72 0-8 9-64 9-72 0z', '#B5462F')
    + stroke('M62 84c20 8 56 8 76 0', '#D9C6A5', 4)
    + '<rect x="84" y="106" width="32" height="32" fill="#E9D9B8" transform="rotate(45 100 122)"/>'
    + stroke('M100 110v24M90 122h20', '#8C2F1E', 3)
}

function fruit(): string {
  const one = (x: number, y: number, r: number, fill: string) =>
    disc(x, y, r, r, fill) + disc(x - r / 3, y - r / 3, r / 4, r / 5, '#FFFFFF77', -30)
  return shadow(66)
    + one(72, 132, 28, '#C8473B') + one(128, 134, 27, '#D55B45') + one(100, 112, 28, '#B93A36')
    + stroke('M100 86c2-16 10-26 24-32M72 106c4-22 18-40 46-50', '#6B7B3B', 3) + leaf(116, 54, 8, '#5F8B4C')
}

function eggs(): string {
  const straw = [0, 1, 2, 3, 4, 5, 6].map((n) =>
    stroke(`M${40 + n * 18} ${132 + (n % 2) * 6}l${n % 2 === 0 ? 22 : -20} 14`, '#C9A24D', 3)).join('')
  return shadow(68)
    + disc(78, 118, 20, 26, '#EBCBA6', -8) + disc(122, 118, 20, 26, '#E2BB92', 8) + disc(100, 110, 21, 27, '#F3DCC0')
    + disc(93, 98, 5, 8, '#FFFFFF88', 20)
    + path('M34 128h132c-2 24-24 36-66 36s-64-12-66-36z', '#B98A4A') + straw
}

function honey(): string {
  return shadow(54)
    + slab(60, 74, 80, 88, '#E3A531', 14) + slab(60, 74, 24, 88, '#FFFFFF33', 12)
    + slab(56, 58, 88, 20, '#F2E7CC', 6) + slab(56, 58, 88, 20, '#8C6A4622', 6)
    + slab(72, 100, 56, 36, '#FFF7E3', 4)
    + stroke('M100 106l9 5v11l-9 5-9-5v-11z', '#C07F1E', 2.5)
    + stroke('M160 152l24-58', '#9B6B3C', 5) + disc(158, 154, 12, 9, '#B98145', -60)
}

function craft(name: string): string {
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

const scenes: Readonly<Record<Exclude<ProductCategory, 'craft'>, () => string>> = {
  tea, nuts, staples, preserves, fruit, eggs, honey,
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
