/**
 * Which village of the server is looked at: `?village=qingshan` in the place of the one that the sources name. A
 * village of one's own builds its mini-program with its own address; here one build shows each of them.
 */
function slugNow(): string | null {
  const slug = new URLSearchParams(location.search).get('village')
  return slug !== null && /^[a-z][a-z0-9-]{1,31}$/.test(slug) ? slug : null
}

/** A phone has the mini-program of each village apart: what is kept for one is nothing to another. */
export function villageMark(): string {
  const slug = slugNow()
  return slug === null ? '' : `@${slug}`
}

export function ofVillage(url: string): string {
  const slug = slugNow()
  return slug === null ? url : url.replace(/^\/v1\/[^/]+/, `/v1/${slug}`)
}
