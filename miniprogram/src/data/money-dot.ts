import { bearerToken } from '../api/session'
import { asProblem } from '../lib/problem'
import { readStored, writeStored } from '../lib/storage'
import { getMe } from './me'
import { placeOf } from './tabs'

const name = 'money-dot'
const version = 1

/** Pages of the tab bar are shown often; money comes once in a while. */
const askAgainMs = 60_000

interface Known {
  readonly isHousehold: boolean
  readonly waitingFen: number
  readonly at: number
}

/** What the server said of this phone's household, wherever it was asked. */
export function keepWaiting(isHousehold: boolean, waitingFen: number, now: number = Date.now()): void {
  writeStored(name, version, { isHousehold, waitingFen, at: now })
}

/** Pages of the tab bar call it when they are shown: elsewhere WeChat refuses. A shopper's phone asks nothing. */
export function showMoneyDot(now: number = Date.now()): void {
  const known = readStored(name, version, isKnown)
  draw(known?.waitingFen ?? 0)
  if (known?.isHousehold !== true || bearerToken(now) === null || Math.abs(now - known.at) < askAgainMs) return
  void askAnew(now)
}

async function askAnew(now: number): Promise<void> {
  try {
    const { household } = await getMe()
    keepWaiting(household !== null, household?.waitingFen ?? 0, now)
    draw(household?.waitingFen ?? 0)
  } catch (thrown) {
    // The dot is the last one known; the page itself says what is wrong with the line.
    asProblem(thrown)
  }
}

/** The page may be gone when the answer comes; then there is no tab bar to draw on. */
function draw(waitingFen: number): void {
  const options = { index: placeOf('me'), fail: () => undefined }
  if (waitingFen > 0) wx.showTabBarRedDot(options)
  else wx.hideTabBarRedDot(options)
}

function isKnown(value: unknown): value is Known {
  const one = value as Partial<Known> | null
  return typeof one === 'object' && one !== null && typeof one.isHousehold === 'boolean'
    && typeof one.waitingFen === 'number' && typeof one.at === 'number'
}
