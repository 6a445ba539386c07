/** The parts of the phone that the page holds ready. */
export function part(name: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-part="${name}"]`)
  if (found === null) throw new Error(`the preview's page has no part ${name}`)
  return found
}

export function screenSize(): { readonly width: number; readonly height: number } {
  const { clientWidth, clientHeight } = part('screen')
  return { width: clientWidth, height: clientHeight }
}

/** What the window of a page measures: rpx, vh and vw are shares of it. */
export function measure(pageWindow: HTMLElement): void {
  const { clientWidth, clientHeight } = pageWindow
  pageWindow.style.setProperty('--wx-rpx', `${clientWidth / 750}px`)
  pageWindow.style.setProperty('--wx-vw', `${clientWidth / 100}px`)
  pageWindow.style.setProperty('--wx-vh', `${clientHeight / 100}px`)
}

export function make(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}
