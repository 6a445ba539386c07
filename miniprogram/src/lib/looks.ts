const mostLooks = 6
const betweenMs = 1000

/** Asks again while news is on its way, and gives up after some seconds: whoever waits longer asks by hand. */
export class Looks {
  private left = mostLooks
  private timer = 0

  constructor(private readonly look: () => void) {}

  again(): void {
    clearTimeout(this.timer)
    if (this.left <= 0) return
    this.left -= 1
    this.timer = setTimeout(this.look, betweenMs)
  }

  /** Something new happened, about which news will come. */
  afresh(): void {
    this.left = mostLooks
  }

  stop(): void {
    clearTimeout(this.timer)
  }
}
