import { disc, leaf, path, shadow, slab, stroke } from './drawing'

/** Food that has a look of its own, by a word in its name; null for what its kind's drawing shows well enough. */
export function pantryScene(name: string): string | null {
  return scenes.find(([word]) => name.includes(word))?.[1]() ?? null
}

type Place = readonly [x: number, y: number]

function each(places: readonly Place[], draw: (x: number, y: number, at: number) => string): string {
  return places.map(([x, y], at) => draw(x, y, at)).join('')
}

const heap: readonly Place[] = [
  [70, 122], [92, 128], [114, 128], [136, 122], [80, 112], [104, 114], [126, 112], [92, 100], [114, 100], [103, 90],
]

function plate(rim: string, inside: string): string {
  return shadow(72) + disc(100, 140, 72, 22, rim) + disc(100, 136, 60, 15, inside)
}

function bowl(outside: string, inside: string): string {
  return shadow(66) + path('M34 126h132c-6 26-24 38-66 38s-60-12-66-38z', outside) + disc(100, 126, 66, 14, inside)
}

function peanuts(): string {
  const one = (x: number, y: number, at: number) => {
    const turn = (at * 47) % 180
    return `<g transform="rotate(${turn} ${x} ${y})">`
      + disc(x - 8, y, 11, 9, '#DDB884') + disc(x + 8, y, 11, 9, '#D3AA72')
      + stroke(`M${x - 14} ${y}h28M${x - 10} ${y - 5}l4 10M${x + 6} ${y - 5}l4 10`, '#A97F4A88', 1.2) + '</g>'
  }
  return bowl('#6F7F6A', '#87977F') + each(heap, one)
}

function chestnuts(): string {
  const one = (x: number, y: number, at: number) => `<g transform="rotate(${(at * 53) % 60 - 30} ${x} ${y})">`
    + path(`M${x - 14} ${y + 4}c0-14 10-20 14-20s14 6 14 20c0 10-28 10-28 0z`, at % 2 === 0 ? '#7A3F22' : '#8B4A28')
    + disc(x, y + 8, 12, 4, '#D2AF86') + disc(x - 5, y - 4, 3, 5, '#FFFFFF44', 20) + '</g>'
  return bowl('#A9863F', '#C3A055') + each(heap, one)
}

function seeds(): string {
  const one = (x: number, y: number, at: number) => [0, 1, 2].map((n) =>
    `<g transform="rotate(${(at * 61 + n * 70) % 180} ${x + n * 7 - 7} ${y})">`
    + path(`M${x + n * 7 - 16} ${y}c6-8 12-8 18 0c-6 8-12 8-18 0z`, n === 1 ? '#F3EAD3' : '#E6DABB')
    + stroke(`M${x + n * 7 - 13} ${y}h12`, '#B7A67A', 0.9) + '</g>').join('')
  return bowl('#8A4B36', '#A5644C') + each(heap, one)
}

function shoots(): string {
  const one = (x: number, y: number, at: number) =>
    path(`M${x} ${y}c4-22 14-46 24-62 8 18 16 40 18 62z`, at % 2 === 0 ? '#D9BE86' : '#CBAC6E')
    + stroke(`M${x + 6} ${y - 16}c8 5 22 5 30 0M${x + 12} ${y - 32}c6 4 14 4 20 0`, '#9C7A3F', 1.6)
  return plate('#EDE6D6', '#F8F3E6') + each([[44, 136], [112, 136], [78, 142]], one)
    + stroke('M62 130c24 8 52 8 76 0', '#7A5A30', 4)
}

function slices(): string {
  const one = (x: number, y: number, at: number) =>
    disc(x, y, 19, 9, at % 2 === 0 ? '#C26A2E' : '#B05A25', at * 29 % 50 - 25)
    + disc(x - 3, y - 2, 10, 3, '#E39A55', at * 29 % 50 - 25)
  return plate('#A9863F', '#C9A558') + each(heap, one)
}

function mushrooms(): string {
  const one = (x: number, y: number, at: number) => slab(x - 5, y, 10, 18, '#E9DCC3', 5)
    + path(`M${x - 24} ${y + 4}c2-30 46-30 48 0z`, at % 2 === 0 ? '#6B4A34' : '#7B5840')
    + stroke(`M${x - 10} ${y - 10}l6 6M${x + 2} ${y - 14}l3 8M${x + 12} ${y - 8}l-3 6`, '#C9AE8E', 1.8)
  return plate('#EDE6D6', '#F8F3E6') + each([[66, 116], [134, 116], [100, 102], [84, 128], [118, 128]], one)
}

function bundle(): string {
  const stalks = [0, 1, 2, 3, 4, 5, 6].map((n) =>
    stroke(`M${46 + n * 5} ${150 - n * 3}C80 ${120 - n * 6} 120 ${118 - n * 4} ${152 - n * 3} ${146 - n * 6}`,
      n % 2 === 0 ? '#6E7F45' : '#8A9A57', 6)).join('')
  return shadow(70) + stalks + stroke('M96 112c4 12 6 24 4 40', '#B5462F', 6)
}

function sack(fill: string, grain: string): string {
  return shadow(60)
    + path('M58 96c-14 16-16 66 0 66h84c16 0 14-50 0-66z', fill) + disc(100, 94, 44, 13, '#B79C68')
    + disc(100, 92, 38, 10, grain) + path('M64 92c12-22 60-22 72 0z', grain)
    + stroke('M60 112c-4 14-4 30 0 44M140 112c4 14 4 30 0 44', '#00000014', 4)
    + slab(80, 116, 40, 30, '#FFF7E3', 3) + stroke('M90 126h20M90 135h20', '#A7895A', 2.4)
}

function riceCakes(): string {
  const one = (x: number, y: number) => slab(x, y, 70, 18, '#FBF8EF', 9) + slab(x + 4, y + 12, 62, 4, '#E3DCC8', 2)
  return plate('#5D7F94', '#7C9BAD') + each([[34, 118], [96, 118], [66, 102], [50, 86], [84, 86]], one)
}

function blueberries(): string {
  const one = (x: number, y: number) => disc(x, y, 13, 13, '#4B5C8C') + disc(x - 4, y - 4, 4, 3, '#93A2CC')
    + disc(x + 1, y - 1, 4, 3, '#2F3C63')
  return bowl('#F4EFE2', '#E3DBC8') + each(heap, one) + leaf(124, 92, -20, '#5F8B4C')
}

function peaches(): string {
  const one = (x: number, y: number, at: number) =>
    disc(x, y, 29, 28, '#F2B79A') + disc(x + 8, y + 4, 19, 21, '#E98C7C')
    + stroke(`M${x - 2} ${y - 26}c-8 16-8 34 0 50`, '#C9695A', 1.8)
    + leaf(x, y - 28, at % 2 === 0 ? -30 : -150, '#5F8B4C')
  return shadow(68) + each([[70, 134], [130, 134], [100, 112]], one)
}

function kiwis(): string {
  const half = disc(128, 132, 28, 27, '#7A5A34') + disc(128, 132, 24, 23, '#8DB04A') + disc(128, 132, 13, 12, '#D9574B')
    + disc(128, 132, 6, 5, '#F3E7C4')
    + [0, 45, 90, 135, 180, 225, 270, 315].map((turn) =>
      `<g transform="rotate(${turn} 128 132)">${disc(128, 115, 1.6, 3, '#2B2A1C')}</g>`).join('')
  return shadow(68) + disc(66, 132, 30, 24, '#8A6A42', -14) + disc(58, 124, 9, 5, '#FFFFFF22', -14)
    + disc(94, 116, 27, 22, '#7E5F3A', 12) + half
}

function duckEggs(): string {
  return shadow(68)
    + disc(76, 118, 21, 27, '#CFE0DA', -8) + disc(124, 118, 21, 27, '#C2D6CF', 8) + disc(100, 110, 22, 28, '#DDEBE5')
    + disc(93, 98, 5, 8, '#FFFFFFAA', 20)
    + path('M34 128h132c-2 24-24 36-66 36s-64-12-66-36z', '#7D8B72')
    + stroke('M42 138c36 10 80 10 116 0M50 150c30 8 70 8 100 0', '#5F6D57', 3)
}

function honeycomb(): string {
  const rows: readonly Place[] = [
    [64, 92], [88, 92], [112, 92], [136, 92], [76, 112], [100, 112], [124, 112],
    [64, 132], [88, 132], [112, 132], [136, 132],
  ]
  const cell = (x: number, y: number, at: number) =>
    path(`M${x} ${y - 13}l11 6v13l-11 6-11-6v-13z`, at % 3 === 0 ? '#F2C14B' : '#E3A531')
  return plate('#EDE6D6', '#F8F3E6') + slab(46, 72, 108, 76, '#B9781F', 8) + each(rows, cell)
    + path('M140 140c14 2 16 14 4 16-10 0-14-10-4-16z', '#E3A531')
}

const scenes: readonly (readonly [string, () => string])[] = [
  ['花生', peanuts],
  ['板栗', chestnuts],
  ['瓜子', seeds],
  ['笋', shoots],
  ['番薯干', slices],
  ['香菇', mushrooms],
  ['豇豆', bundle],
  ['年糕', riceCakes],
  ['玉米', () => sack('#D8C49A', '#F0CF6B')],
  ['新米', () => sack('#E3D6B8', '#FFFDF6')],
  ['蓝莓', blueberries],
  ['水蜜桃', peaches],
  ['猕猴桃', kiwis],
  ['鸭蛋', duckEggs],
  ['蜂巢', honeycomb],
]
