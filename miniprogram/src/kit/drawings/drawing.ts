/** An SVG as a url() for a style attribute: nothing is fetched, nothing has to be escaped again. */
export function styleUrl(svg: string): string {
  const encoded = encodeURIComponent(svg).replace(/[()']/g, (one) => `%${one.charCodeAt(0).toString(16)}`)
  return `url("data:image/svg+xml,${encoded}")`
}

export function svgOf(width: number, height: number, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" `
    + `preserveAspectRatio="xMidYMid slice">${body}</svg>`
}

export function path(d: string, fill: string): string {
  return `<path d="${d}" fill="${fill}"/>`
}

export function stroke(d: string, colour: string, width: number): string {
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" `
    + 'stroke-linecap="round" stroke-linejoin="round"/>'
}

export function disc(x: number, y: number, rx: number, ry: number, fill: string, turn = 0): string {
  const turned = turn === 0 ? '' : ` transform="rotate(${turn} ${x} ${y})"`
  return `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"${turned}/>`
}

export function slab(x: number, y: number, width: number, height: number, fill: string, round = 0): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" fill="${fill}"/>`
}

/** Steady choice: the same thing looks the same on every page and every day. */
export function pick<T>(choices: readonly [T, ...T[]], seed: number): T {
  return choices[Math.abs(Math.trunc(seed)) % choices.length] ?? choices[0]
}

/** On the table, under what stands there. */
export function shadow(rx: number): string {
  return disc(100, 163, rx, 8, '#5A452222')
}

export function leaf(x: number, y: number, turn: number, fill: string): string {
  return `<g transform="translate(${x} ${y}) rotate(${turn})">`
    + path('M0 0C8-12 26-14 38 0C26 12 8 12 0 0z', fill) + stroke('M4 0H32', '#FFFFFF55', 1.2) + '</g>'
}
