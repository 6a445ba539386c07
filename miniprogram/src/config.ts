/**
 * Where this village's server is. The preview is served by the same host, so a path is enough there; for WeChat it is
 * the whole address, e.g. https://shop.example.cn/v1/shangying, and must stand among the domains allowed in the
 * mini-program's console.
 */
export const apiBase = '/v1/shangying'
