import type { Figure } from '../../api/types'
import { disc, path, pick, slab, stroke, svgOf } from './drawing'

/** A maker, drawn: no photograph of a person is used before that person agreed to one. */
export function portraitDrawing(craft: string, seed: number, figure: Figure): string {
  const look = pick(looks[figure], seed)
  const wall = pick(['#E3ECE1', '#F1E6D4', '#E4E8EC', '#F0E2DA'], seed)
  const coat = pick(['#3F6E8C', '#5B7553', '#7A5A4A', '#4E5D78', '#86674C'], seed * 3)
  const skin = pick(['#EBC4A0', '#E2B68F', '#F0CDAD'], seed)
  return svgOf(200, 200, slab(0, 0, 200, 200, wall) + hill() + look.behind + body(coat) + head(skin)
    + look.over + face() + inHands(craft, skin))
}

function hill(): string {
  return path('M0 150C40 104 78 128 104 112 140 90 170 116 200 96V200H0z', '#3F7D5822')
}

function body(coat: string): string {
  return path('M36 200c2-44 26-60 64-60s62 16 64 60z', coat)
    + path('M84 140l16 20 16-20-6-6H90z', '#F7F2E6') + stroke('M100 160v40', '#00000022', 2)
}

function head(skin: string): string {
  return slab(89, 116, 22, 28, skin, 10) + disc(100, 92, 32, 37, skin)
    + disc(68, 94, 5, 8, skin) + disc(132, 94, 5, 8, skin)
}

function face(): string {
  return stroke('M82 90c3-4 9-4 12 0M106 90c3-4 9-4 12 0', '#3A2E26', 2.6)
    + stroke('M88 108c7 7 17 7 24 0', '#8A4B36', 2.6)
    + disc(78, 102, 6, 4, '#D9826244') + disc(122, 102, 6, 4, '#D9826244')
    + stroke('M74 84c-3-2-5-2-7-1M126 84c3-2 5-2 7-1', '#00000022', 1.6)
}

function strawHat(): string {
  return path('M68 72c0-34 64-34 64 0z', '#E2C277') + disc(100, 73, 58, 12, '#D3AF5E')
    + path('M68 68c20 8 44 8 64 0v6c-20 8-44 8-64 0z', '#9B6B3C')
}

/** Down to the shoulders, behind the face. */
function longHair(colour: string): string {
  return path('M58 142C46 76 66 44 100 44s54 32 42 98c-10 6-20 4-26-4H84c-6 8-16 10-26 4z', colour)
}

/** As above, under a hat. */
function hairUnderHat(colour: string): string {
  return path('M58 142C52 108 62 76 76 72h48c14 4 24 36 18 70-10 6-20 4-26-4H84c-6 8-16 10-26 4z', colour)
}

/** Combed to both sides from the middle. */
function parting(colour: string): string {
  return path('M66 98c-6-62 74-62 68 0-5-18-17-29-34-35-17 6-29 17-34 35z', colour)
}

function bun(colour: string): string {
  return disc(100, 44, 19, 16, colour) + stroke('M84 38l32 8', '#B5302A', 4)
}

/** Blue printed cloth, tied at the nape. */
function kerchief(): string {
  return path('M62 94c-4-64 80-64 76 0-6-16-20-25-38-25S68 78 62 94z', '#2F5B8C')
    + [[76, 70], [92, 58], [108, 58], [124, 70]].map(([x = 0, y = 0]) => disc(x, y, 3, 3, '#EAF0F5')).join('')
}

function earrings(): string {
  return disc(67, 106, 3, 4, '#4F9A7A') + disc(133, 106, 3, 4, '#4F9A7A')
}

function hair(colour: string): string {
  return path('M64 96c-10-66 82-66 72 0-2-12-5-20-11-25-16 7-34 6-49-1-6 6-10 14-12 26z', colour)
}

function cap(): string {
  return path('M66 80c0-40 68-40 68 0z', '#3C4A58')
    + path('M66 78c20-8 48-8 82 2 2 6-4 8-10 7-22-6-50-6-72-3z', '#2F3B47')
}

function inHands(craft: string, skin: string): string {
  const thing = things.find(([word]) => craft.includes(word))?.[1] ?? basket
  return thing() + disc(70, 178, 12, 9, skin, 30) + disc(130, 178, 12, 9, skin, -30)
}

function basket(): string {
  return path('M70 166h60l-8 32H78z', '#D7B76C') + stroke('M72 174h56M75 183h50M77 192h46', '#9B7733', 3)
    + disc(100, 166, 31, 6, '#B4903F')
}

function paper(): string {
  return '<rect x="78" y="152" width="44" height="44" fill="#B5302A" transform="rotate(6 100 174)"/>'
    + disc(100, 174, 13, 13, '#F7F2E6') + disc(100, 174, 6, 6, '#B5302A')
    + disc(100, 158, 3, 4, '#F7F2E6') + disc(100, 190, 3, 4, '#F7F2E6')
}

function carving(): string {
  return slab(76, 156, 48, 42, '#A6723F', 4)
    + stroke('M84 166c10 6 22 6 32 0M84 178c10 6 22 6 32 0', '#6E4522', 3)
}

function fabric(): string {
  return path('M66 162c22-8 46-8 68 0l6 38H60z', '#E9EEF2')
    + stroke('M74 164l-4 36M88 160l-2 40M102 158v42M116 160l2 40M64 174h74M62 188h78', '#4A6E9A', 2.4)
}

function indigo(): string {
  return path('M66 162c22-8 46-8 68 0l6 38H60z', '#23416B')
    + [[82, 176], [100, 170], [118, 176], [90, 190], [110, 190]]
      .map(([x = 0, y = 0]) => disc(x, y, 4, 4, '#EAF0F5')).join('')
}

function leaves(): string {
  return path('M68 168h64c-2 22-14 30-32 30s-30-8-32-30z', '#F4EFE2') + disc(100, 168, 32, 7, '#DCE3C8')
    + path('M84 166c4-10 16-12 24-4-6 8-16 10-24 4z', '#4F7D4A')
    + path('M102 167c4-8 14-10 20-3-5 6-13 8-20 3z', '#6B9457')
}

const things: readonly (readonly [string, () => string])[] = [
  ['竹', basket],
  ['草', basket],
  ['剪纸', paper],
  ['木', carving],
  ['根', carving],
  ['蓝印', indigo],
  ['布', fabric],
  ['茶', leaves],
]

interface Look {
  /** Drawn before the face, and after it. */
  readonly behind: string
  readonly over: string
}

const looks: Readonly<Record<Figure, readonly [Look, ...Look[]]>> = {
  woman: [
    { behind: longHair('#3B3431'), over: parting('#3B3431') + earrings() },
    { behind: bun('#8F8D88'), over: parting('#8F8D88') + earrings() },
    { behind: hairUnderHat('#4A3C35'), over: strawHat() + earrings() },
    { behind: bun('#3B3431'), over: kerchief() + earrings() },
  ],
  man: [
    { behind: '', over: strawHat() },
    { behind: '', over: hair('#9A9C98') },
    { behind: '', over: cap() },
    { behind: '', over: hair('#4A4C4B') },
  ],
}
