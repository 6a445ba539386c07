import type { GoodsKind } from '../../api/types'
import { craftScene } from './crafts'
import { disc, leaf, path, pick, shadow, slab, stroke, svgOf } from './drawing'
import { pantryScene } from './pantry'

/** What stands in for a photograph: a still life on a table, drawn for each kind of goods. */
export function goodsDrawing(category: GoodsKind, name: string, seed: number): string {
  const wall = pick(['#EFE7D6', '#E7EBDD', '#F1E4D8', '#E6E9E4'], seed)
  const table = pick(['#D9C6A5', '#CDB893', '#D8C3AE'], seed >> 1)
  // Two of a kind stand side by side on a shelf: they look another way, and every other tea comes in its tin.
  const scene = category === 'craft' ? craftScene(name)
    : category === 'tea' && seed % 2 === 1 ? tin() : pantryScene(name) ?? scenes[category]()
  const turned = seed % 4 >= 2 ? `<g transform="matrix(-1 0 0 1 200 0)">${scene}</g>` : scene
  return svgOf(200, 200, slab(0, 0, 200, 200, wall) + disc(152, 46, 26, 26, '#FFFFFF66')
    + slab(0, 142, 200, 58, table) + slab(0, 142, 200, 2, '#00000010') + turned)
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

const scenes: Readonly<Record<Exclude<GoodsKind, 'craft'>, () => string>> = {
  tea, nuts, staples, preserves, fruit, eggs, honey,
}

