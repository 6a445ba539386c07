/** In the order of the tab bar in app.json, which no script can read on the phone; a test holds the two together. */
const tabs = ['home', 'artisans', 'cart', 'me'] as const

export type Tab = (typeof tabs)[number]

/** WeChat knows a tab by its place. */
export function placeOf(tab: Tab): number {
  return tabs.indexOf(tab)
}

export function addressOf(tab: Tab): string {
  return `/pages/${tab}/${tab}`
}
