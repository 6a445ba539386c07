import { disc, path, slab, stroke, svgOf } from './drawing'

/** The banner: white walls and dark roofs under tea terraces. */
export function villageDrawing(): string {
  return svgOf(390, 220, slab(0, 0, 390, 220, '#E8EFE3') + disc(312, 52, 26, 26, '#F3C98B')
    + path('M0 128C60 64 112 92 150 84 200 72 232 36 286 62 330 84 356 76 390 60V220H0z', '#C5D8C3')
    + path('M0 150C50 112 110 126 166 122 226 116 268 88 316 104 350 116 372 110 390 102V220H0z', '#9CBF9F')
    + terraces() + path('M0 196C80 176 160 192 236 186 300 180 350 190 390 182V220H0z', '#3F7D58')
    + house(214, 138, 58) + house(264, 150, 46) + house(310, 142, 56) + bamboo(350) + bamboo(364) + tree(196))
}

function terraces(): string {
  return [0, 1, 2, 3].map((n) =>
    stroke(`M-4 ${168 + n * 10}C60 ${142 + n * 10} 120 ${160 + n * 8} 196 ${152 + n * 10}`, '#6FA37C', 4)).join('')
}

function house(x: number, y: number, width: number): string {
  const door = x + width / 2 - 5
  return slab(x, y, width, 46, '#FBF8F0')
    + path(`M${x - 5} ${y + 2}L${x + 8} ${y - 15}H${x + width - 8}L${x + width + 5} ${y + 2}z`, '#3A4540')
    + slab(door, y + 22, 11, 24, '#7A5A4A') + slab(x + 8, y + 14, 9, 9, '#6D7A74')
    + slab(x + width - 17, y + 14, 9, 9, '#6D7A74')
}

function bamboo(x: number): string {
  return stroke(`M${x} 200C${x - 2} 150 ${x + 2} 110 ${x - 4} 70`, '#2C6243', 3)
    + stroke(`M${x - 2} 120l-16 8M${x} 140l14 8M${x - 3} 96l-14 6M${x - 3} 84l12 6`, '#2C6243', 4)
}

function tree(x: number): string {
  return slab(x - 3, 160, 6, 30, '#6B4E34') + disc(x, 148, 20, 22, '#4F8A62') + disc(x - 12, 158, 13, 13, '#5C9970')
}
